import * as z from "zod";

/** A dotted path of Python modules, e.g. `ublog.settings`. */
export const pythonPathSchema = z.string().regex(/^[A-Za-z_][\w.]*$/, "a dotted Python path");
