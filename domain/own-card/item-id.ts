import { itemIdSchema } from "#domain/content/shared-fields";
import { ownCardIdSchema } from "./own-card";

/** The id of anything that can be answered: a question of the bank, or a card of one's own. */
export const answerableIdSchema = itemIdSchema.or(ownCardIdSchema);
