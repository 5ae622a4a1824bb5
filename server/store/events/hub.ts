import { randomUUID } from 'node:crypto'
import { remembered } from '#server/remembered.ts'
import { type Notice, type PlanNotice, readNotice } from './notice.ts'

type Hear = (notice: PlanNotice) => void
type Wake = (queue: string) => void
type Hub = {
	readonly kind: 'hub'
	/** what this server is called among those of one database */
	readonly name: string
	/** who listens, by project */
	readonly listeners: Map<string, Set<Hear>>
	/** who does jobs */
	readonly workers: Set<Wake>
	/** what is done when notices may have been missed */
	readonly catchUps: Set<() => void>
}

const isHub = (value: unknown): value is Hub =>
	typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'hub'
const slot = remembered('events', isHub)

function hub(): Hub {
	const known = slot.read()
	if (known !== undefined) return known
	const created: Hub = {
		kind: 'hub',
		name: randomUUID(),
		listeners: new Map(),
		workers: new Set(),
		catchUps: new Set(),
	}
	slot.write(created)
	return created
}

/** What this server calls itself in what it tells. */
export const ownName = (): string => hub().name

/** Hears of a project, whichever server tells it; the answer ends that. */
export function subscribe(projectId: string, hear: Hear): () => void {
	const { listeners } = hub()
	const those = listeners.get(projectId) ?? new Set()
	listeners.set(projectId, those.add(hear))
	return () => {
		those.delete(hear)
		if (those.size === 0 && listeners.get(projectId) === those) listeners.delete(projectId)
	}
}

/** Called with the line in which work waits, whichever server has put it there; the answer ends that. */
export function onWork(wake: Wake): () => void {
	const { workers } = hub()
	workers.add(wake)
	return () => workers.delete(wake)
}

/** Called when the line to the database was down for a while; the answer ends that. */
export function onCatchUp(catchUp: () => void): () => void {
	const { catchUps } = hub()
	catchUps.add(catchUp)
	return () => catchUps.delete(catchUp)
}

/** Hands a notice to everybody here who listens to its project, or does such work. */
export function publish(notice: Notice): void {
	if (notice.kind === 'work') {
		for (const wake of [...hub().workers]) wake(notice.queue)
		return
	}
	for (const hear of [...(hub().listeners.get(notice.projectId) ?? [])]) hear(notice)
}

/** Hands on what the database has delivered; what is of another version is passed by. */
export function hear(payload: string): void {
	const notice = readNotice(payload)
	if (notice !== null) publish(notice)
}

/** Has everybody look again. */
export function catchUp(): void {
	for (const lookAgain of [...hub().catchUps]) lookAgain()
}
