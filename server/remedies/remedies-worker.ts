import type { MessagePort } from 'node:worker_threads'
import type { PlanRemedies } from '#shared/remedies.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { findRemedies, type RemediesPart } from './find-remedies.ts'

export type RemediesRequest = {
	readonly id: number
	readonly plan: PlanFile
	readonly part: RemediesPart
	readonly month: string | undefined
}
/** `found` may come many times before the last one, which is `complete`. */
export type RemediesReply =
	{ readonly id: number; readonly found: PlanRemedies } | { readonly id: number; readonly failure: string }

/** Answers requests on the port, one after the other, and tells what is found on the way. */
export function serveRemedies(port: MessagePort): void {
	const reply = (message: RemediesReply) => {
		port.postMessage(message)
	}
	port.on('message', ({ id, plan, part, month }: RemediesRequest) => {
		try {
			const progress = (found: PlanRemedies) => {
				reply({ id, found })
			}
			reply({ id, found: findRemedies(plan, { part, month, progress }) })
		} catch (error) {
			reply({ id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) })
		}
	})
}
