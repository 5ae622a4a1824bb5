import type { MessagePort } from 'node:worker_threads'
import type { PlanRemedies } from '#shared/remedies.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { findRemedies } from './find-remedies.ts'

export type RemediesRequest = { readonly id: number; readonly plan: PlanFile }
export type RemediesReply =
	{ readonly id: number; readonly remedies: PlanRemedies } | { readonly id: number; readonly failure: string }

function answer({ id, plan }: RemediesRequest): RemediesReply {
	try {
		return { id, remedies: findRemedies(plan) }
	} catch (error) {
		return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
	}
}

/** Answers requests on the port, one after the other. */
export function serveRemedies(port: MessagePort): void {
	port.on('message', (request: RemediesRequest) => {
		port.postMessage(answer(request))
	})
}
