import { useParams, useRouteLoaderData } from '@remix-run/react'
import { useCallback, useEffect, useState } from 'react'
import { jsonLines } from '#app/hooks/json-lines.ts'
import { refusedText } from '#app/hooks/refused-text.ts'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import type { RemediesReply } from '#server/views/remedies/remedies-reply.ts'
import { isRecord } from '#shared/is-record.ts'

export type Remedies = {
	/** null until the first answer; the last one stays in view while a newer is on its way */
	readonly reply: RemediesReply | null
	readonly looking: boolean
	/** the reply is of the plan before the last edit */
	readonly stale: boolean
	readonly ask: () => void
	/** where a change is sent to be tried */
	readonly action: string
	/** where it is undone */
	readonly activity: string
}

/** An address of this plan, in the scenario that is open. */
function useAddress(page: string, asked: Readonly<Record<string, string>> = {}): string {
	const { project = '' } = useParams()
	return `/p/${encodeURIComponent(project)}/${page}${useScenarioSearch()(asked)}`
}

/** Which edit of the plan is shown; the plan's layout loads it. */
function useRevision(): number {
	const plan = useRouteLoaderData('routes/p.$project')
	return typeof plan === 'object' && plan !== null && 'rev' in plan && typeof plan.rev === 'number' ? plan.rev : 0
}

const FAILED: RemediesReply = {
	ok: false,
	text: 'The decisions could not be requested. Check your connection and refresh.',
}

/** The decision that leads, as the head of a page says it; null until it is known, and while another is looked for. */
export function bestDecision({ reply, stale }: Remedies): string | null {
	return reply === null || !reply.ok || stale ? null : (reply.view.lines[0]?.best ?? null)
}

/** Replies as their lines arrive; the server ends the last one. */
async function* repliesFrom(address: string, signal: AbortSignal): AsyncGenerator<RemediesReply> {
	for await (const line of jsonLines(address, signal)) {
		if (isRemediesReply(line)) yield line
		else if (isRecord(line) && 'refused' in line) {
			const text = refusedText(line['refused'])
			yield text === null ? FAILED : { ok: false, text }
		}
	}
}

/**
 * Asks for the decisions once the page is shown, and again once it shows another edit: an edit's answer never waits for them. What
 * is found is shown as it comes.
 */
export function useRemedies(): Remedies {
	const action = useAddress('remedies')
	const address = useAddress('remedies')
	const activity = useAddress('activity')
	const revision = useRevision()
	const [again, setAgain] = useState(0)
	const [state, setState] = useState<{ reply: RemediesReply | null; of: string; looking: boolean }>({
		reply: null,
		of: '',
		looking: true,
	})
	const question = `${address} ${revision}`
	useEffect(() => {
		const stop = new AbortController()
		const look = async () => {
			for await (const reply of repliesFrom(address, stop.signal)) setState({ reply, of: question, looking: true })
			setState((before) => ({ ...before, looking: false }))
		}
		setState((before) => ({ ...before, looking: true }))
		look().catch(() => {
			if (!stop.signal.aborted) setState({ reply: FAILED, of: question, looking: false })
		})
		return () => stop.abort()
	}, [address, question, again])
	const ask = useCallback(() => setAgain((count) => count + 1), [])
	return { ...state, stale: state.reply !== null && state.of !== question, ask, action, activity }
}

/** Whether a line that came over the wire is one of these; what it holds is this server's own. */
function isRemediesReply(value: unknown): value is RemediesReply {
	if (typeof value !== 'object' || value === null || !('ok' in value)) return false
	return value.ok === true ? 'view' in value : 'text' in value
}
