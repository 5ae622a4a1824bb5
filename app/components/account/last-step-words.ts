import { listInWords } from '#shared/formats/months.ts'

/** What it means to give up the last second step, before it is done. `requiring`: teams that open only with one. */
export const lastStepWords = (requiring: readonly string[]): string =>
	requiring.length === 0
		? 'After that, a password alone logs you in, and your recovery codes are deleted.'
		: `This is your last two-factor method, and ${listInWords(requiring)} ${requiring.length === 1 ? 'requires' : 'require'} one. Add another first.`
