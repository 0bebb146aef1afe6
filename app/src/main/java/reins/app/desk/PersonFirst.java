package reins.app.desk;

import reins.core.role.Guidance;
import reins.core.role.Moment;
import reins.core.role.Teacher;

/** A person who may step in for a program that teaches. Used by the sim thread only. */
final class PersonFirst implements Teacher {
    private final Teacher person;
    private final Teacher program;

    PersonFirst(Teacher person, Teacher program) {
        this.person = person;
        this.program = program;
    }

    @Override
    public Guidance poll(Moment moment) {
        // Both are asked at every tick, so that the program does not lose its count of ticks.
        Guidance said = person.poll(moment);
        Guidance programmed = program.poll(moment);
        boolean silent = said.signals().isEmpty() && said.action().isEmpty();
        return silent ? programmed : said;
    }
}
