/** Where in a plan something is said: an entry of a list, a field of it, or a figure (kind `figure`, itemId its quantity). */
export type TalkPlace = {
	readonly kind: string
	readonly itemId: string
	readonly field: string
	readonly scope: string
	readonly month: string
}
export const FIGURE = 'figure'
/** In an address: everything that was said of the plan. */
export const ALL_TALK = 'all'

/** In an address beside the place: which way to look at it; left out, what was said. */
export const DRAWER = 'drawer'
export const PAST = 'history'

export const MOST_LETTERS = 4000

/** The place as an address names it: `powerContracts/grid`, `figure/power.available/abilene/2027-03`. */
export function talkKey({ kind, itemId, field, scope, month }: TalkPlace): string {
	const parts = kind === FIGURE ? [kind, itemId, scope, month] : [kind, itemId, field]
	return parts
		.map(encodeURIComponent)
		.join('/')
		.replace(/\/{1,3}$/, '')
}

/** The place that an address names; null where it names none. */
export function readTalkKey(key: string): TalkPlace | null {
	try {
		const [kind = '', itemId = '', third = '', month = ''] = key.split('/').map(decodeURIComponent)
		if (kind === '' || itemId === '') return null
		const place = { kind, itemId, field: '', scope: '', month: '' }
		return kind === FIGURE ? { ...place, scope: third, month } : { ...place, field: third }
	} catch {
		return null
	}
}

/** In an address beside the place: which threads; left out, all, those that are open before those that are settled. */
export const SHOWN = 'talkShow'
export const TALK_SHOWN = ['all', 'open', 'resolved'] as const
export type TalkShown = (typeof TALK_SHOWN)[number]
/** In an address beside the place: one thread alone, by its id. */
export const THREAD = 'talkThread'
/** In an address beside the place: where the page before ended. */
export const BEFORE = 'talkBefore'
/** All of an address that says what of the comments is shown. */
export const TALK_NAMES: readonly string[] = ['talk', DRAWER, SHOWN, THREAD, BEFORE]

export const isTalkShown = (text: string): text is TalkShown => TALK_SHOWN.some((known) => known === text)

export type TalkComment = {
	readonly id: string
	/** counts its texts */
	readonly version: number
	readonly author: string
	readonly initials: string
	readonly at: string
	readonly when: string
	/** when its author has changed it; null where it is as it was first written */
	readonly edited: { readonly at: string; readonly when: string } | null
	/** its text is gone: more was said after it */
	readonly isDeleted: boolean
	/** in parts: a mention stands by itself */
	readonly parts: readonly { readonly text: string; readonly isMention: boolean }[]
	readonly mayEdit: boolean
	readonly mayDelete: boolean
}

export type TalkThread = {
	readonly id: string
	readonly place: TalkPlace
	readonly label: string
	readonly scenarioId: string
	readonly resolvedBy: string | null
	readonly unread: boolean
	/** what began it, and the latest that was said in it, or what was said before a place in it */
	readonly comments: readonly TalkComment[]
	/** where what was said between the first and the others ends; null where they are all there */
	readonly earlier: string | null
}

/** When somebody wants mail of what is said to them. */
export const MAIL_TIMES = ['at once', 'daily', 'never'] as const
export type MailTime = (typeof MAIL_TIMES)[number]
export const CAUSES = ['mention', 'answer', 'approval'] as const
export type Cause = (typeof CAUSES)[number]
export const MAIL_DEFAULTS: Readonly<Record<Cause, MailTime>> = {
	mention: 'at once',
	answer: 'daily',
	approval: 'at once',
}

/** The names of people that a text speaks to, `@Jun Sato`: of two that both fit the longer one. */
export function mentionedIn<Person extends { readonly name: string }>(
	text: string,
	people: readonly Person[],
): readonly Person[] {
	const found = new Set(
		partsOf(
			text,
			people.map(({ name }) => name),
		).flatMap(({ text: part, isMention }) => (isMention ? part : [])),
	)
	return people.filter(({ name }) => found.has(`@${name}`))
}

/** A text in parts: those that name somebody, and those between. */
export function partsOf(text: string, names: readonly string[]): readonly { text: string; isMention: boolean }[] {
	const known = [...new Set(names)].filter((name) => name !== '').sort((one, other) => other.length - one.length)
	const parts: { text: string; isMention: boolean }[] = []
	let plain = ''
	for (let at = 0; at < text.length;) {
		const named = text[at] === '@' ? known.find((name) => namesAt(text, at + 1, name)) : undefined
		if (named === undefined) {
			plain += text[at] ?? ''
			at += 1
			continue
		}
		if (plain !== '') parts.push({ text: plain, isMention: false })
		parts.push({ text: `@${named}`, isMention: true })
		plain = ''
		at += named.length + 1
	}
	return plain === '' ? parts : [...parts, { text: plain, isMention: false }]
}

const namesAt = (text: string, at: number, name: string) =>
	text.startsWith(name, at) && !/[\p{L}\p{N}]/u.test(text[at + name.length] ?? '')
