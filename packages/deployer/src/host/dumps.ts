/** The folder with dumps of the database, on the data volume. */
export const DUMPS = "dumps";
