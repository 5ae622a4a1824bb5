import { withinTeams } from '#server/store/tenancy/admit.ts'
import { drainSignal } from '#server/draining.ts'
import { onCatchUp, ownName, subscribe } from '#server/store/events/hub.ts'
import type { PlanNotice } from '#server/store/events/notice.ts'
import { faultFields, log } from '#server/log.ts'
import { renewPresences } from '#server/store/rows/presences.ts'
import { prepareElsewhere } from '#server/actions/plans/drafts/prepare-run.ts'
import { BEAT_MS, type LiveEvent } from '#shared/together/live.ts'
import { peopleHere } from './presence.ts'

/** One open stream of events: whose, of what, and what it has been told. */
export type Stream = {
	readonly id: string
	readonly teamId: string
	readonly projectId: string
	readonly scenarioId: string
	/** what a scenario follows */
	readonly baselineId: string | undefined
	readonly userId: string
	/** the latest edit that its reader knows of */
	rev: number
	readonly send: (event: LiveEvent) => void
	/** shows a proxy that the line is in use */
	readonly stir: () => void
	readonly end: () => void
}

/** All streams here of one plan. */
type StreamsRoom = {
	readonly streams: Set<Stream>
	readonly leave: () => void
	/** who was told to be here */
	told: string
	/** looks at who is here, by number: how many were begun, and the latest that was told */
	looks: { begun: number; told: number }
	/** somebody is about to ask who is here, or at which edit the plan is */
	asking: { people: boolean; revs: boolean }
}

/** Notices that come together are answered by one look. */
const GATHER_MS = 40
const rooms = new Map<string, StreamsRoom>()
let endBeat: (() => void) | null = null

export const streamsOf = (projectId: string): number => rooms.get(projectId)?.streams.size ?? 0

/** How many streams one person has open on this server. */
export function streamsBy(userId: string): number {
	return [...rooms.values()].flatMap(({ streams }) => [...streams]).filter((one) => one.userId === userId).length
}

/** From here on a stream is told what happens; the answer ends that. */
export function join(stream: Stream): () => void {
	const room = roomOf(stream)
	room.streams.add(stream)
	// Whoever comes is told anew, though the others know.
	room.told = ''
	endBeat ??= startBeat()
	return () => {
		room.streams.delete(stream)
		if (room.streams.size > 0) return
		room.leave()
		if (rooms.get(stream.projectId) === room) rooms.delete(stream.projectId)
		if (rooms.size > 0) return
		endBeat?.()
		endBeat = null
	}
}

/** Tells a stream at which edit the plan is, where it does not know. */
export function tellRev(stream: Stream, rev: number): void {
	if (rev <= stream.rev) return
	stream.rev = rev
	stream.send({ name: 'changed', data: { rev } })
}

function roomOf({ projectId }: Stream): StreamsRoom {
	const known = rooms.get(projectId)
	if (known !== undefined) return known
	const leave = subscribe(projectId, (notice) => hear(room, notice))
	const room: StreamsRoom = {
		streams: new Set(),
		leave,
		told: '',
		looks: { begun: 0, told: 0 },
		asking: { people: false, revs: false },
	}
	rooms.set(projectId, room)
	return room
}

function hear(room: StreamsRoom, notice: PlanNotice): void {
	if (notice.kind === 'presence') return soon(room, 'people', () => tellPeople(room))
	if (notice.kind === 'talk') {
		for (const stream of room.streams) stream.send({ name: 'talk', data: {} })
		return
	}
	if (notice.kind === 'job') {
		const { kind: name, projectId: _project, ...data } = notice
		for (const stream of room.streams) stream.send({ name, data })
		return
	}
	const { scenarioId, rev, origin } = notice
	const others = [...room.streams].filter((stream) => stream.scenarioId !== scenarioId)
	const those = [...room.streams].filter((stream) => stream.scenarioId === scenarioId)
	for (const stream of those) tellRev(stream, rev)
	if (those[0] !== undefined && origin !== ownName()) prepareElsewhere(those[0], rev)
	// What follows the edited plan counts its edits with its own.
	if (others.length > 0) soon(room, 'revs', () => renew(others))
}

function soon(room: StreamsRoom, what: keyof StreamsRoom['asking'], look: () => Promise<void>): void {
	if (room.asking[what]) return
	room.asking[what] = true
	setTimeout(() => {
		room.asking[what] = false
		attempt(look)
	}, GATHER_MS)
}

/** The next beat tries again. */
function attempt(look: () => Promise<void>): void {
	look().catch((error: unknown) => log('warn', 'live_look_failed', faultFields(error)))
}

async function tellPeople(room: StreamsRoom): Promise<void> {
	const [first] = room.streams
	if (first === undefined) return
	room.looks.begun += 1
	const look = room.looks.begun
	const people = await withinTeams([first.teamId], () => peopleHere(first))
	// A look that was begun before another and ends after it may still see who has left.
	if (look < room.looks.told) return
	room.looks.told = look
	const told = JSON.stringify(people)
	if (told === room.told) return
	room.told = told
	for (const stream of room.streams) stream.send({ name: 'people', data: { here: people } })
}

/** Ends the streams whose readers may not see the plan any more, and tells the others where it stands. */
async function renew(streams: readonly Stream[]): Promise<void> {
	const found = await renewPresences(streams.map(({ id }) => id))
	const revs = new Map(found.map(({ id, rev }) => [id, rev]))
	for (const stream of streams) {
		const rev = revs.get(stream.id)
		if (rev === undefined) stream.end()
		else tellRev(stream, rev)
	}
}

/** What holds where the database tells nothing: every few seconds all streams are looked after. */
async function beat(): Promise<void> {
	const all = [...rooms.values()]
	const streams = all.flatMap((room) => [...room.streams])
	for (const stream of streams) stream.stir()
	await renew(streams)
	for (const room of all) await tellPeople(room)
}

function startBeat(): () => void {
	const timer = setInterval(() => attempt(beat), BEAT_MS)
	timer.unref()
	const leave = onCatchUp(() => attempt(beat))
	const drained = () => {
		for (const room of [...rooms.values()]) for (const stream of [...room.streams]) stream.end()
	}
	drainSignal().addEventListener('abort', drained)
	return () => {
		clearInterval(timer)
		leave()
		drainSignal().removeEventListener('abort', drained)
	}
}
