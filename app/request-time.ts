import { cache } from "react";

/** The instant at which the page being served is made: one for all of it, so that its parts agree on the day. */
export const requestTime = cache((): Date => new Date());
