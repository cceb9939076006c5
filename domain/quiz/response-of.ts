import type { Question } from "#domain/content/question";
import type { Response, ResponseKind } from "./response";

/** The response to an item of one kind. */
export type ResponseOf<K extends ResponseKind> = Extract<Response, { kind: K }>;

/** The question of an item of one kind. */
export type QuestionOf<K extends Question["kind"]> = Extract<Question, { kind: K }>;
