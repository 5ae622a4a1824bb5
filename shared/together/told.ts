import { initialsOf } from './initials.ts'

/** Something that somebody did or said, as one line tells it. */
export type Told = {
	readonly who: string
	readonly initials: string
	/** `changed Capacity of Utility, phase 1` */
	readonly what: string
	/** what they gave for a reason; empty where nothing */
	readonly why: string
	/** ISO 8601 */
	readonly at: string
	/** the same as people read it there */
	readonly when: string
}

type Done = Pick<Told, 'who' | 'what' | 'when'> & { readonly why?: string; readonly at: Date }

/** The line that tells what was done. */
export const told = ({ why = '', at, ...done }: Done): Told => ({
	...done,
	initials: initialsOf(done.who),
	why,
	at: at.toISOString(),
})

/** What was said to somebody, or done for them, and where. */
export type ToldTo = {
	readonly id: string
	readonly who: string
	/** before the place where they did it: `mentioned you at` */
	readonly did: string
	readonly label: string
	readonly plan: string
	readonly text: string
	readonly to: string
	readonly when: string
	readonly isUnread: boolean
}

/** What is said to somebody, and what they did who said it. */
const DID = { mention: 'mentioned you', answer: 'answered' } as const

/** What somebody did who is told of. */
export const didOf = (cause: string): string => DID[cause === 'mention' ? cause : 'answer']
/** The same before the place where they did it. */
export const didAt = (cause: string): string => `${didOf(cause)} at`
