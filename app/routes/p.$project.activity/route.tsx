import { json, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { z } from 'zod'
import { Undo2 } from 'lucide-react'
import { UndoForm } from '#app/components/plan/undo.tsx'
import { ToldTime, ToldWords } from '#app/components/talk/told-words.tsx'
import { useOpens } from '#app/components/plan/link-opens.tsx'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import { unlessUnreached } from '#app/keystroke/route-exports.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { activityFilterIn, readActivity } from '#server/actions/plans/history/list-changes.ts'
import { undoChange } from '#server/actions/plans/history/undo-change.ts'
import { may } from '#shared/permissions.ts'
import type { UndoReply } from '#server/views/messages/edits.ts'
import { loadPage, openPlan, planRef } from '../p.$project/open-plan.ts'
import { LogFilter } from './log-filter.tsx'
import { page } from './page.ts'

export const meta = titled(page.name)

const FORM = { names: ['way', 'step', 'stay'], maxBytes: SHORT_FORM_BYTES }
const undoSchema = z.object({
	way: z.enum(['undo', 'redo']).default('undo').catch('undo'),
	step: z.coerce.number().int().positive().optional().catch(undefined),
	/** sent by the page's script, which tells the answer where the person is */
	stay: z.string().optional(),
})

export { clientLoader } from '#app/keystroke/route-exports.ts'
export async function loader(asked: LoaderFunctionArgs) {
	const actor = await requireActor(asked)
	const search = new URL(asked.request.url).searchParams
	const { filter, problems } = activityFilterIn(search)
	const before = placeIn(search.get('before'))
	const [{ role, project }, { changes, next, people, log }] = await Promise.all([
		openPlan(asked),
		answering(() => readActivity(actor, planRef(asked), { filter, before })),
	])
	return {
		...(await loadPage(asked, 'activity', { changes, log })),
		...{ filter, problems, people, next },
		isFirst: before === null,
		canEdit: may(role, 'changePlans'),
		projectId: project.id,
	}
}

/** The edit before which a page begins; null on the first. */
const placeIn = (text: string | null) => (text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null)

export async function action(asked: ActionFunctionArgs) {
	const actor = await requireActor(asked)
	const form = await answering(() => readForm(asked.request, FORM))
	const { way, step, stay } = undoSchema.parse(Object.fromEntries(form))
	const answer = await answering(() => undoChange(actor, planRef(asked), { way, step }))
	// Without scripts the page of the log is the answer; loading it again must not undo once more.
	if (answer.ok && stay === undefined) return redirect(pageOf(asked.request))
	return json<UndoReply>(answer.reply, { status: answer.ok ? 200 : 422 })
}

const UNREACHED: UndoReply = { ok: false, way: 'undo', text: 'Undo failed: no connection to the server.' }
export const clientAction = unlessUnreached(UNREACHED)

function pageOf(request: Request): string {
	const { pathname, search } = new URL(request.url)
	return pathname + search
}

export default function Activity() {
	const scenarioSearch = useScenarioSearch()
	const opens = useOpens()
	const { finding, entries, rows, filter, problems, people, next, isFirst, canEdit, projectId } =
		useLoaderData<typeof loader>()
	const isLoading = useNavigation().state === 'loading'
	const asked = Object.fromEntries(
		Object.entries(filter).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
	)
	const isNarrowed = Object.keys(asked).length > 0
	const reply = useActionData<typeof action>()
	return (
		<>
			<PageHead
				title={finding.title}
				actions={
					canEdit && (
						<UndoForm>
							<Button>
								<Undo2 className="icon-small" strokeWidth={1.75} aria-hidden />
								Undo my last change
							</Button>
						</UndoForm>
					)
				}
			>
				{finding.lede}
				{canEdit && ' You can undo your own.'}
			</PageHead>
			{reply !== undefined && (
				<div className="mb-4">
					<Notice kind={reply.ok ? 'plain' : 'failing'} live>
						{reply.text}
					</Notice>
				</div>
			)}
			<LogFilter {...{ filter, problems, people, rows }} />
			{entries.length === 0 ? (
				<div className="card mt-4">
					<EmptyState title={isNarrowed ? 'No matching changes' : 'No older changes'}>
						{isNarrowed
							? 'Choose another person or row, or a longer period.'
							: 'The log ends here. Go back to the latest changes.'}
					</EmptyState>
				</div>
			) : (
				<Card title={isFirst ? 'Latest changes' : 'Older changes'} plain className="mt-4">
					<ol aria-busy={isLoading}>
						{entries.map((entry) => (
							<li className="list-row max-[480px]:flex-wrap" key={entry.rev}>
								<ToldWords told={entry} />
								{opens('history/1') ? (
									<Link
										className="text-ink-3 max-[480px]:basis-full max-[480px]:pl-9"
										to={{ pathname: `/p/${projectId}/history/${String(entry.rev)}`, search: scenarioSearch() }}
										aria-label={`Version ${String(entry.rev)}, ${entry.when}`}
									>
										<ToldTime {...entry} />
									</Link>
								) : (
									<span className="text-ink-3 max-[480px]:basis-full max-[480px]:pl-9">
										<ToldTime {...entry} />
									</span>
								)}
							</li>
						))}
					</ol>
				</Card>
			)}
			{(!isFirst || next !== null) && (
				<nav className="mt-4 flex gap-2" aria-label="Pages of the activity">
					{!isFirst && (
						<ButtonLink to={scenarioSearch(asked)} preventScrollReset>
							Show latest
						</ButtonLink>
					)}
					{next !== null && <ButtonLink to={scenarioSearch({ ...asked, before: String(next) })}>Show older</ButtonLink>}
				</nav>
			)}
		</>
	)
}
