/** Somebody who has a plan open, and where. */
export type PersonHere = {
	readonly userId: string
	readonly name: string
	readonly initials: string
	readonly places: readonly {
		readonly scenarioId: string
		/** the part of the plan, as its address names it; empty for the overview */
		readonly page: string
		/** the cell that is typed in; null where somebody only looks */
		readonly cell: { readonly list: string; readonly itemId: string; readonly field: string } | null
	}[]
}

/** What a plan's stream of events says, by the event's name. */
type LiveData = {
	/** the stream's own name, for saying where one is */
	readonly hello: { readonly stream: string }
	/** the plan has moved on to this edit */
	readonly changed: { readonly rev: number }
	readonly people: { readonly here: readonly PersonHere[] }
	/** somebody has written or settled a comment */
	readonly talk: object
	/** how far work is that somebody has asked for */
	readonly job: LiveJob
}
export type LiveJob = {
	readonly id: string
	/** whose it is */
	readonly by: string
	readonly state: string
	readonly share: number
	/** what is at work */
	readonly part: string
	/** of the report that came of it */
	readonly number: number | null
}
export type LiveEvent = {
	[Name in keyof LiveData]: { readonly name: Name; readonly data: LiveData[Name] }
}[keyof LiveData]

/** What each event must carry to be one. */
const CARRIES = {
	hello: ['stream'],
	changed: ['rev'],
	people: ['here'],
	talk: [],
	job: ['id', 'by', 'state', 'share'],
} as const satisfies {
	[Name in keyof LiveData]: readonly (keyof LiveData[Name])[]
}
export const LIVE_EVENT_NAMES = Object.keys(CARRIES)

/** Whether this is an event of a plan's stream, as this version knows them. */
export function isLiveEvent(event: { readonly name: string; readonly data: unknown }): event is LiveEvent {
	const { name, data } = event
	const needed = Object.entries(CARRIES).find(([known]) => known === name)?.[1]
	return needed !== undefined && typeof data === 'object' && data !== null && needed.every((key) => key in data)
}

/** How often a server says that it is there, and looks whether its readers still may be. */
export const BEAT_MS = 5000
