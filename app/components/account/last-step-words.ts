import { listInWords } from '#shared/formats/months.ts'

/** What it means to give up the last second step, before it is done. `asked`: teams that open only to who has one. */
export const lastStepWords = (asked: readonly string[]): string =>
	asked.length === 0
		? 'A password is then enough to log in, and the recovery codes are gone.'
		: `This is your last second step, and ${listInWords(asked)} ${asked.length === 1 ? 'opens' : 'open'} only to who has one: add another first.`
