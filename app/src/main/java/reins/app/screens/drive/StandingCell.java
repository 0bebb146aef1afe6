package reins.app.screens.drive;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.widgets.Icons;
import reins.app.widgets.Scale;
import reins.core.fact.Evaluation;
import reins.policies.remote.RemoteSettings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A policy in the list: which it is, how often it succeeds, and its return. Fx thread only. */
final class StandingCell extends ListCell<Standing> {
    static final double HEIGHT = 42;

    /** What the columns of numbers take, in pixels. */
    static final double SUCCESS_WIDTH = 84;

    static final double RETURN_WIDTH = 62;

    private static final PseudoClass LAST_IN_SIGHT = PseudoClass.getPseudoClass("last-in-sight");

    private final DriveModel model;
    private final Label name = new Label();
    private final Label drives = new Label();
    private final Node kept = Icons.of(Feather.LOCK);
    private final Node pinned = Icons.of(Feather.BOOKMARK);
    private final Node best = Icons.of(Feather.AWARD);
    private final Label detail = small();
    private final Label success = new Label();
    private final Label episodes = small();
    private final Node tried = Icons.of(Feather.TARGET);
    private final Label meanReturn = new Label();
    private final Label error = small();
    private final HBox columns;

    StandingCell(DriveModel model) {
        this.model = model;
        name.getStyleClass().add("version-name");
        drives.getStyleClass().add("version-mark");
        drives.textProperty()
                .bind(
                        model.driving()
                                .driverProperty()
                                .map(driver ->
                                        Text.of(
                                                driver == Driver.POLICY || driver == Driver.ASKS
                                                        ? "versions.drives"
                                                        : "versions.next")));
        best.getStyleClass().add("version-best");
        success.getStyleClass().add("version-name");
        HBox marks = new HBox(6, name, drives, kept, pinned, best);
        marks.setAlignment(Pos.CENTER_LEFT);
        VBox left = new VBox(marks, detail);
        left.setAlignment(Pos.CENTER_LEFT);
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        columns =
                new HBox(
                        left,
                        column(SUCCESS_WIDTH, success, episodes),
                        column(RETURN_WIDTH, meanReturn, error));
        setTooltip(new Tooltip());
        getTooltip().setWrapText(true);
        getTooltip().setMaxWidth(340);
    }

    private static Label small() {
        Label label = new Label();
        label.getStyleClass().addAll("text-muted", "text-small");
        return label;
    }

    private static VBox column(double width, Label above, Label below) {
        VBox column = new VBox(above, below);
        column.setAlignment(Pos.CENTER_RIGHT);
        column.setMinWidth(width);
        column.setMaxWidth(width);
        return column;
    }

    @Override
    protected void updateItem(@Nullable Standing standing, boolean empty) {
        super.updateItem(standing, empty);
        setPrefWidth(0); // as wide as the list, never wider
        if (empty || standing == null) {
            setGraphic(null);
            setAccessibleText(null);
            pseudoClassStateChanged(LAST_IN_SIGHT, false);
            return;
        }
        int first = model.board().firstRows();
        pseudoClassStateChanged(
                LAST_IN_SIGHT, getIndex() == first - 1 && first < getListView().getItems().size());
        name.setText(String.valueOf(standing.number()));
        showIf(standing.number() == model.driving().versionProperty().get(), drives);
        showIf(isKept(standing), kept);
        showIf(standing.remark().pinned(), pinned);
        showIf(isBest(standing), best);
        String note = standing.remark().note();
        detail.setText(note.isEmpty() ? made(standing.version()) : note);
        Score score = standing.score();
        success.setText(score.isKnown() ? Scale.PERCENT.write(score.success()) : "–");
        episodes.setText(
                score.isKnown() ? Text.of("versions.of", score.successes(), score.episodes()) : "");
        episodes.setGraphic(standing.evaluated().isPresent() ? tried : null);
        meanReturn.setText(score.isKnown() ? Scale.NUMBER.write(score.meanReturn()) : "");
        error.setText(
                standing.evaluated()
                        .map(evaluation -> "± " + Scale.NUMBER.write(evaluation.standardError()))
                        .orElse(""));
        setGraphic(columns);
        String all = String.join("\n", sentences(standing));
        getTooltip().setText(all);
        setAccessibleText(all);
    }

    private static void showIf(boolean shown, Node mark) {
        mark.setVisible(shown);
        mark.setManaged(shown);
    }

    private boolean isKept(Standing standing) {
        return model.driving().pinnedProperty().get().equals(Optional.of(standing.number()));
    }

    private boolean isBest(Standing standing) {
        return model.board()
                .bestProperty()
                .get()
                .filter(one -> one.number() == standing.number())
                .isPresent();
    }

    /** By whom and when. */
    private String made(Version version) {
        if (version.learner().startsWith(RemoteSettings.PREFIX)) {
            return version.learner();
        }
        String when = Scale.CLOCK.write(model.status().seconds(version.totalTicks()));
        return version.updates() == 0
                ? Text.of("versions.untrained")
                : learner(version) + " · " + when;
    }

    private static String learner(Version version) {
        return Text.or("learner." + version.learner(), version.learner());
    }

    /** All that is known of it, in words. */
    private List<String> sentences(Standing standing) {
        Version version = standing.version();
        List<String> sentences = new ArrayList<>();
        sentences.add(
                Text.of("plot.version", version.number())
                        + marks(standing)
                        + ": "
                        + (version.updates() == 0
                                ? made(version)
                                : Text.of(
                                        "versions.detail",
                                        learner(version),
                                        Scale.COUNT.write((double) version.updates()),
                                        Scale.CLOCK.write(
                                                model.status().seconds(version.totalTicks())))));
        if (!standing.remark().note().isEmpty()) {
            sentences.add(standing.remark().note());
        }
        standing.evaluated().map(StandingCell::evaluated).ifPresent(sentences::add);
        sentences.add(
                standing.own().isKnown()
                        ? Text.of(
                                "versions.own",
                                standing.own().successes(),
                                standing.own().episodes(),
                                Scale.NUMBER.write(standing.own().meanReturn()))
                        : Text.of("versions.own.none"));
        return sentences;
    }

    private static String evaluated(Evaluation evaluation) {
        return Text.of(
                "versions.evaluated",
                evaluation.successes(),
                evaluation.episodes(),
                Scale.NUMBER.write(evaluation.meanReturn()),
                Scale.NUMBER.write(evaluation.standardError()));
    }

    private String marks(Standing standing) {
        List<String> marks = new ArrayList<>();
        if (drives.isVisible()) {
            marks.add(drives.getText());
        }
        if (isKept(standing)) {
            marks.add(Text.of("versions.kept"));
        }
        if (pinned.isVisible()) {
            marks.add(Text.of("versions.pinned.mark"));
        }
        if (best.isVisible()) {
            marks.add(Text.of("versions.best.mark"));
        }
        return marks.isEmpty() ? "" : " (" + String.join(", ", marks) + ")";
    }
}
