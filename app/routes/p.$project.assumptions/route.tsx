import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { MovesSection } from '#app/components/explain/moves.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import { useSaveNote } from '#app/components/plan/save-board.tsx'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PartNav } from '#app/components/ui/part-nav.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { TabNav } from '#app/components/ui/tab-nav.tsx'
import { answering } from '#server/http/refusals/problem.ts'
import { readForm } from '#server/http/forms/read-form.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { setAssumption } from '#server/actions/plans/edits.ts'
import { may } from '#shared/permissions.ts'
import { refusalTexts, type EditReply } from '#shared/grid/edit-reply.ts'
import {
	assumptionTabs,
	MOVES,
	OWN_ROWS,
	READINESS,
	shownIn,
	STALE,
} from '#server/views/pages/assumptions/assumptions-view.ts'
import { openTab } from '#shared/pages/page-tabs.ts'
import { baseRevIn } from '../p.$project/changed-texts.ts'
import { loadPage, openPlan, planRef } from '../p.$project/open-plan.ts'
import { replyToEdit } from '../p.$project/reply-to-edit.ts'
import { AssumptionTable } from './assumption-table.tsx'
import { isOwnRowForm, OWN_ROW_INTENTS, OWN_ROW_NAMES, ownRowAction } from './own-row-action.ts'
import { OwnRowSheet } from './own-row-sheet.tsx'
import { OwnRowsCard } from './own-rows-card.tsx'
import { Leaves } from '#app/components/explain/leaves.tsx'
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import type { GradedInputs, ReadinessScore } from '#server/views/explain/readiness-score.ts'

/** Inputs of one grade by kind, each with a way to where it is changed. */
function Inputs({ name, groups, mends, more }: GradedInputs) {
	return (
		<>
			{mends !== '' && <p className="text-ink-2">{mends}</p>}
			<ScrollRegion label={name} className="lg:max-h-96 lg:overflow-y-auto">
				<Leaves lines={groups.flatMap(({ lines }) => lines)} />
			</ScrollRegion>
			{more !== '' && <p className="explain-input-source pt-2">{more}</p>}
		</>
	)
}

type ReadinessCardProps = { score: ReadinessScore; onlyStale: boolean }

/** How far the plan rests on figures of its own, and what is left to settle, the nearest to what it loses first. */
export function ReadinessCard({ score, onlyStale }: ReadinessCardProps) {
	const { finding, lede } = score
	const grades = score.grades.filter(({ grade, count }) => count > 0 && (!onlyStale || grade === 'stale'))
	const [first] = grades.filter(({ mends }) => mends !== '')
	return (
		<Card title={finding} sub={lede}>
			{grades.map((graded) => (
				<details key={graded.grade} open={graded === first}>
					<summary className="py-1">
						{graded.name} <span className="tag">{graded.count}</span>
					</summary>
					<div className="mb-3 max-w-3xl">
						<Inputs {...graded} />
					</div>
				</details>
			))}
		</Card>
	)
}

export const meta = titled('Assumptions')
export { clientLoader, shouldRevalidate } from '#app/keystroke/route-exports.ts'

export async function loader(asked: LoaderFunctionArgs) {
	const { search: address } = new URL(asked.request.url)
	const [{ role }, { view, readiness, own, rev }] = await Promise.all([
		openPlan(asked),
		loadPage(asked, 'assumptions', { search: address }),
	])
	const search = new URLSearchParams(address)
	const query = search.get('q') ?? ''
	const tabs = assumptionTabs(
		view.rows,
		readiness,
		own.tables.reduce((sum, { rows }) => sum + rows.length, 0),
	)
	// What is searched for by name may stand in any part.
	const tab = query !== '' && !search.has('tab') ? 'all' : openTab(tabs, search).id
	const canEdit = may(role, 'changePlans')
	return {
		finding: view.finding,
		readiness: tab === READINESS || tab === STALE ? readiness : null,
		onlyStale: tab === STALE,
		moves: tab === MOVES,
		own: tab === OWN_ROWS ? own : null,
		rev,
		tabs,
		tab,
		shown: shownIn(view.rows, { tab, query, search }),
		canEdit,
		query,
	}
}

const entered = (form: FormData, name: string) => {
	const value = form.get(name)
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** What the form of an assumption holds. */
const PARTS = ['key', 'site', 'value', 'why', 'source'] as const

const NO_VALUE: Extract<EditReply, { ok: false }> = {
	ok: false,
	problems: [{ field: 'value', text: 'Enter a value, or restore the default.' }],
	cells: [],
}

const FORM = {
	intents: ['', 'restore', ...OWN_ROW_INTENTS],
	names: [...PARTS, ...OWN_ROW_NAMES],
	// A row of the plan's own may hold two hundred points.
	maxBytes: 200_000,
}

export async function action(asked: ActionFunctionArgs) {
	const actor = await requireActor(asked)
	const form = await answering(() => readForm(asked.request, FORM))
	if (isOwnRowForm(form)) return await ownRowAction(asked, { actor, form })
	const typed = Object.fromEntries(PARTS.map((part) => [part, entered(form, part) ?? '']))
	// A program that left the value out has not asked for the default.
	if (!form.has('value') && form.get('intent') !== 'restore')
		return json<EditReply>({ ...NO_VALUE, typed }, { status: 422 })
	const text = entered(form, 'value')
	const entry =
		text === null || form.get('intent') === 'restore'
			? null
			: { text, why: entered(form, 'why'), source: entered(form, 'source') }
	// Who takes a value back takes back the one of the form, whatever is chosen in it.
	const site = entry === null ? null : entered(form, 'site')
	const key = [site, entered(form, 'key') ?? ''].filter((part) => part !== null).join('/')
	const answer = await answering(() => setAssumption(actor, planRef(asked), { key, entry, baseRev: baseRevIn(form) }))
	const reply = replyToEdit(answer, { typed })
	return json<EditReply>(reply, { status: answer.ok ? 200 : 422 })
}

/** What a plan is judged by. */
const LOST = { quantity: 'shortfall.lostMWMonths', scope: 'plan', month: null }

export default function Assumptions() {
	const { finding, readiness, onlyStale, moves, own, tabs, tab, shown, rev, canEdit, query } =
		useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const messages = refusalTexts(reply)
	const toTodo = useScenarioSearch()()
	useSaveNote(
		'assumptions',
		messages.length === 0
			? null
			: {
					state: 'refused',
					where: own === null ? 'Assumption' : 'Custom row',
					why: messages.join(' '),
				},
	)
	return (
		<>
			<PageHead
				title={finding.title}
				actions={
					<Form method="get" role="search" className="flex gap-2">
						<ButtonLink to={`../todo${toTodo}`}>To do</ButtonLink>
						<div className="field-box">
							<input
								type="search"
								name="q"
								defaultValue={query}
								placeholder="Name, layer or guess"
								aria-label="Search assumptions"
							/>
						</div>
						<Button>Search</Button>
					</Form>
				}
			>
				{finding.lede}
			</PageHead>
			<TabNav tabs={tabs} open={tab} label="Assumptions by part" />
			{reply?.ok === true && reply.said !== undefined && own === null && (
				<div className="mb-4">
					<Notice live title="Saved.">
						{reply.said}
					</Notice>
				</div>
			)}
			{messages.length > 0 && own === null && (
				<div className="mb-4">
					<Notice kind="failing" live title="Not saved.">
						{messages.join(' ')}
					</Notice>
				</div>
			)}
			{own !== null ? (
				<>
					<OwnRowsCard tables={own.tables} canEdit={canEdit} />
					{own.form !== null && <OwnRowSheet form={own.form} rev={rev} reply={reply} canEdit={canEdit} />}
				</>
			) : readiness !== null ? (
				<ReadinessCard score={readiness} onlyStale={onlyStale} />
			) : moves ? (
				<Card title="What affects the plan most" plain sub="Ranked by unserved demand in MW-months.">
					<MovesSection target={LOST} revision={rev} />
				</Card>
			) : (
				<Card title="Assumptions" plain>
					<AssumptionTable rows={shown.entries} rev={rev} reply={reply} canEdit={canEdit} />
					<PartNav part={shown.part} label="assumptions" />
				</Card>
			)}
		</>
	)
}
