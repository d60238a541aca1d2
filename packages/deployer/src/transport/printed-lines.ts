/** What a program printed, line by line, without the blank ones. */
export const printedLines = (text: string): readonly string[] => text.split("\n").filter((line) => line.trim() !== "");
