import { redirect } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, Form, Link, useNavigation, useSearchParams } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { clsx } from 'clsx'
import { ListCard } from '#app/components/grid/list-card.tsx'
import { ListSheets } from '#app/components/grid/list-parts.tsx'
import { EquipmentTable } from '#app/components/plan/equipment-table.tsx'
import { FigureTableCard } from '#app/components/plan/figure-table.tsx'
import { HallNetworks } from '#app/components/plan/hall-networks.tsx'
import { ButtonLink, Button } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { ScheduleTabs } from '#app/components/odds/schedule-tabs.tsx'
import { answering } from '#server/http/refusals/problem.ts'
import { getPage } from '#server/actions/plans/answers.ts'
import { AT, BEHIND, CRITICAL_TAB, oddsAddress, searchWithout } from '#shared/pages/schedule-address.ts'
import { thisMonth } from '#shared/units/months.ts'
import type { editAction } from '../p.$project/edit-action.ts'
import { opensList } from '../p.$project/layer-loader.ts'
import { loadOddsBeside } from '../p.$project/odds-beside.ts'
import { loadPage, openPlan } from '../p.$project/open-plan.ts'
import { DatesCard } from './dates-card.tsx'
import { page } from './page.ts'
import { X } from 'lucide-react'
import { Fragment } from 'react'
import { Field } from '#app/components/ui/field.tsx'
import { refusalTexts, SHOWN, type EditReply } from '#shared/grid/edit-reply.ts'
import { searchWith } from '#shared/pages/page-part.ts'
import type { ScheduleItem } from '#server/views/schedule/schedule-item.ts'

function Neighbours({ title, of }: { title: string; of: ScheduleItem['before'] }) {
	const [search] = useSearchParams()
	if (of.length === 0) return null
	return (
		<div>
			<h3>{title}</h3>
			<ul>
				{of.map(({ ref, name, text }) => (
					<li key={ref}>
						<Link to={searchWith(search, { name: AT, value: ref })} preventScrollReset>
							{name}
						</Link>
						<span className="number">{text}</span>
					</li>
				))}
			</ul>
		</div>
	)
}

type DatesFormProps = { form: NonNullable<ScheduleItem['form']>; rev: number; reply: EditReply | undefined }

/** The dates of an item as typed: «2027-03», «Mar 2027», «2027-Q2», «+3». */
function DatesForm({ form: { list, id, fields }, rev, reply }: DatesFormProps) {
	const { formData } = useNavigation()
	const refused = refusalTexts(reply)
	return (
		<Form method="post" preventScrollReset>
			<input type="hidden" name="intent" value="save" />
			<input type="hidden" name="list" value={list} />
			<input type="hidden" name="itemId" value={id} />
			<input type="hidden" name="baseRev" value={rev} />
			<div className="gantt-fields">
				{fields.map(({ name, label, help, value }, index) => (
					<Fragment key={name}>
						<input type="hidden" name={SHOWN + name} value={value} />
						<Field
							label={label}
							title={help}
							name={name}
							defaultValue={value}
							autoComplete="off"
							errors={index === 0 ? refused : []}
						/>
					</Fragment>
				))}
				<Button kind="primary" disabled={formData?.get('itemId') === id}>
					Save dates
				</Button>
			</div>
		</Form>
	)
}

type PanelProps = { item: ScheduleItem; rev: number; mayEdit: boolean; reply: EditReply | undefined }

/** One item beside the chart: its dates to be typed, what it comes to, what it waits for and holds up. */
export function ItemPanel({ item, rev, mayEdit, reply }: PanelProps) {
	const [search] = useSearchParams()
	const { form, fixed, facts } = item
	return (
		<aside className="card gantt-panel" aria-label={item.noun}>
			<div className="gantt-panel-head">
				<span className="text-ink-3">{item.noun}</span>
				<Link
					to={searchWithout(search, AT)}
					preventScrollReset
					className="button button-ghost button-small"
					aria-label="Close"
				>
					<X className="icon-small" strokeWidth={1.75} aria-hidden />
				</Link>
			</div>
			<h2>{item.title}</h2>
			{form !== null && mayEdit && (
				<DatesForm key={item.ref + JSON.stringify(form.fields)} form={form} rev={rev} reply={reply} />
			)}
			{fixed !== '' && <p className="text-ink-2">{fixed}</p>}
			<dl>
				{facts.map(({ label, text }) => (
					<div key={label}>
						<dt>{label}</dt>
						<dd className="number">{text}</dd>
					</div>
				))}
			</dl>
			<Neighbours title="Predecessors" of={item.before} />
			<Neighbours title="Successors" of={item.after} />
		</aside>
	)
}

export const meta = titled(page.name)
export { clientAction, clientLoader, shouldRevalidate } from '#app/keystroke/route-exports.ts'

export async function loader(asked: LoaderFunctionArgs) {
	const { search } = new URL(asked.request.url)
	const opened = oddsAddress(search)
	if (opened !== null) throw redirect(`/p/${encodeURIComponent(asked.params['project'] ?? '')}/dates${opened}`)
	const heading = await openPlan(asked)
	const { gone: signal } = asked.context
	const other = heading.scenarios.find(({ id }) => id === new URL(asked.request.url).searchParams.get(BEHIND))
	const behind =
		other === undefined || other.id === heading.scenario.id
			? []
			: await answering(() =>
					getPage({ ...heading, scenario: other, rev: other.rev }, 'dates', { question: undefined, signal }),
				)
	const ref = new URLSearchParams(search).get(AT)
	const [page, odds] = await Promise.all([
		loadPage(asked, 'schedule', { opens: await opensList(asked), behind }),
		ref === null ? null : loadOddsBeside(asked, { ref }),
	])
	const named = ({ id, label }: { id: string; label: string }) => ({ id, label })
	return {
		...page,
		item: page.item && { ...page.item, facts: [...page.item.facts, ...(odds?.facts ?? [])] },
		today: thisMonth(),
		others: {
			all: heading.scenarios.filter(({ id }) => id !== heading.scenario.id).map(named),
			shown: other === undefined ? null : named(other),
		},
	}
}

export { editAction as action } from '../p.$project/edit-action.ts'

const NO_ACTUALS = 'No progress reports yet. Report month-end progress and headcount for a hall, contract or order.'

function NoDates({ mayAdd }: { mayAdd: boolean }) {
	return (
		<section className="card">
			<EmptyState
				title="No dates yet"
				layer="infrastructure"
				actions={
					mayAdd && (
						<ButtonLink kind="primary" to="../infrastructure?add=buildPhases">
							Add a hall
						</ButtonLink>
					)
				}
			>
				Add a hall to see its work packages, crews and finish. Orders and on-site plants follow.
			</EmptyState>
		</section>
	)
}

function NothingCritical() {
	return (
		<section className="card">
			<EmptyState title="No critical items" layer="infrastructure">
				Every dated item has float.
			</EmptyState>
		</section>
	)
}

export default function Schedule() {
	const { finding, tabs, tab, gantt, item, impact, networks, orderBy, today, actuals, progress, mayEdit, rev, others } =
		useLoaderData<typeof loader>()
	const reply = useActionData<typeof editAction>()
	return (
		<>
			<PageHead title={finding.title}>{finding.lede}</PageHead>
			<ScheduleTabs tabs={tabs} open={tab} />
			{gantt?.lines.length === 0 && (tab === CRITICAL_TAB ? <NothingCritical /> : <NoDates mayAdd={mayEdit} />)}
			{gantt !== null && gantt.lines.length > 0 && (
				<div className={clsx('gantt-page', item !== null && 'with-item')}>
					<DatesCard
						model={gantt}
						today={today}
						finding={finding}
						selected={item?.ref ?? null}
						others={others}
						mayEdit={mayEdit}
						rev={rev}
						impact={impact ?? []}
					/>
					{item !== null && <ItemPanel item={item} rev={rev} mayEdit={mayEdit} reply={reply} />}
				</div>
			)}
			{orderBy !== null && <EquipmentTable table={orderBy} />}
			{networks !== null && networks.entries.length > 0 && <HallNetworks halls={networks} />}
			{actuals !== null && (
				<>
					{progress !== null && <FigureTableCard table={progress} />}
					<ListCard loaded={actuals} empty={NO_ACTUALS} />
					<ListSheets loaded={actuals} reply={reply} />
				</>
			)}
		</>
	)
}
