import { production } from "./production";
import { rehearsal } from "./rehearsal";
import { staging } from "./staging";

/** Every environment of μblog; commands name one of them. */
export const environments = [staging, production, rehearsal];
