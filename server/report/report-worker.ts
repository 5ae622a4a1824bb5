import type { MessagePort } from 'node:worker_threads'
import { buildReport } from '#shared/presentation/report/build-report.ts'
import type { IssueFacts } from '#shared/presentation/report/report-model.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { drawBrief } from './draw-brief.ts'

export type BriefInput = { readonly plan: PlanFile; readonly result: PlanResult; readonly facts: IssueFacts }
export type ReportRequest = { readonly id: number; readonly input: BriefInput }
export type ReportReply =
	{ readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly failure: string }

async function answer({ id, input }: ReportRequest): Promise<ReportReply> {
	try {
		return { id, bytes: await drawBrief(buildReport(input)) }
	} catch (error) {
		return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
	}
}

/** Answers requests on the port, one after the other: memory stays that of one report. */
export function serveReports(port: MessagePort): void {
	let last: Promise<void> = Promise.resolve()
	port.on('message', (request: ReportRequest) => {
		last = last.then(async () => port.postMessage(await answer(request)))
	})
}
