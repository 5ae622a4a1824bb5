import { randomUUID } from 'node:crypto'
import { remembered } from '#server/remembered.ts'
import type { Notice } from './notice.ts'

type Hear = (notice: Notice) => void
type Hub = {
	readonly kind: 'hub'
	/** what this server is called among those of one database */
	readonly name: string
	/** who listens, by project */
	readonly listeners: Map<string, Set<Hear>>
	/** what is done when notices may have been missed */
	readonly catchUps: Set<() => void>
}

const isHub = (value: unknown): value is Hub =>
	typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'hub'
const slot = remembered('events', isHub)

function hub(): Hub {
	const known = slot.read()
	if (known !== undefined) return known
	const created: Hub = { kind: 'hub', name: randomUUID(), listeners: new Map(), catchUps: new Set() }
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

/** Called when the line to the database was down for a while; the answer ends that. */
export function onCatchUp(catchUp: () => void): () => void {
	const { catchUps } = hub()
	catchUps.add(catchUp)
	return () => catchUps.delete(catchUp)
}

/** Hands a notice to everybody here who listens to its project. */
export function publish(notice: Notice): void {
	for (const hear of [...(hub().listeners.get(notice.projectId) ?? [])]) hear(notice)
}

/** Has everybody look again. */
export function catchUp(): void {
	for (const lookAgain of [...hub().catchUps]) lookAgain()
}
