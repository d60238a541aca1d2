import { problem, type Rule } from "./rule";

/** Under load the process that comes last gets "too many clients already", and its visitor a 500. */
export const connectionsSuffice: Rule = ({ connections }) =>
  connections === undefined || connections.maximum >= connections.needed
    ? []
    : [
        problem(
          "app.postgres.settings.max_connections",
          `at least ${connections.needed}: what the application's processes can open`,
          connections.maximum,
        ),
      ];
