import { Plus } from 'lucide-react'
import { BarListChart } from '#app/components/charts/bar-list-chart.tsx'
import { TimeChart } from '#app/components/charts/time-chart.tsx'
import { ImpactLine } from '#app/components/grid/impact-line.tsx'
import { ItemForm } from '#app/components/grid/item-form.tsx'
import { PlanGrid } from '#app/components/grid/plan-grid.tsx'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import type { EditReply } from '#shared/presentation/edit-reply.ts'
import type { GridForm } from '#shared/presentation/grid-form.ts'
import type { GridModel } from '#shared/presentation/grid-view.ts'
import type { LayerPage } from '#shared/presentation/layer-page.ts'
import { sentenceCase } from '#shared/presentation/wording/months.ts'
import { EntryList } from './entry-list.tsx'
import { FigureTableCard } from './figure-table.tsx'
import { KeyFigures } from './key-figures.tsx'
import type { ImpactFigure } from '#app/components/grid/impact-line.tsx'

export type LayerPageProps = {
	page: LayerPage
	grid: GridModel
	rev: number
	once: string
	/** `Power contracts` */
	listName: string
	form: GridForm | null
	reply: EditReply | undefined
	canEdit: boolean
	impact: readonly ImpactFigure[]
	impactFinding: string
}

/** The list itself, or what belongs here and what it unlocks. */
function ListCard({ page, grid, rev, listName, canEdit, impact, impactFinding }: LayerPageProps) {
	const add = canEdit && (
		<ButtonLink to={`?add=${grid.kind}`} size="small" preventScrollReset>
			<Plus className="icon-small" strokeWidth={1.75} aria-hidden />
			{sentenceCase(grid.noun)}
		</ButtonLink>
	)
	if (grid.rows.length === 0) {
		return (
			<section className="card">
				<EmptyState
					title={`No ${grid.noun} yet`}
					layer={page.layer}
					actions={
						canEdit && (
							<ButtonLink kind="primary" to={`?add=${grid.kind}`} preventScrollReset>
								<Plus className="icon-small" strokeWidth={1.75} aria-hidden />
								Add {/^[aeiou]/.test(grid.noun) ? 'an' : 'a'} {grid.noun}
							</ButtonLink>
						)
					}
				>
					{page.finding.lede}
				</EmptyState>
			</section>
		)
	}
	return (
		<section className="card overflow-hidden" aria-label={listName}>
			<div className="card-head">
				<h2 className="card-name">
					{listName} <span className="font-normal text-ink-3">{grid.rows.length}</span>
				</h2>
				<div className="card-acts">{add}</div>
			</div>
			<PlanGrid grid={grid} rev={rev} canEdit={canEdit} caption={listName} />
			<ImpactLine figures={impact} finding={impactFinding} />
		</section>
	)
}

/** The page of a layer: finding, grid with its impact, key figures, charts. */
export function LayerPageView(props: LayerPageProps) {
	const { page, grid, rev, once, form, reply } = props
	const [first, ...rest] = page.charts
	return (
		<>
			<PageHead title={page.finding.title}>{page.finding.lede}</PageHead>
			<ListCard {...props} />
			<KeyFigures figures={page.figures} />
			<div className="cards">
				{first !== undefined && (
					<TimeChart title={first.title} sub={first.sub} model={first.chart} width={1110} height={280} />
				)}
			</div>
			<div className={rest.length > 0 ? 'cards cards-2' : 'cards'}>
				{page.bars !== null && (
					<BarListChart
						title={page.bars.title}
						sub={page.bars.sub}
						model={page.bars.model}
						width={rest.length > 0 ? 520 : 1110}
					/>
				)}
				{rest.map((chart) => (
					<TimeChart key={chart.sub} title={chart.title} sub={chart.sub} model={chart.chart} width={520} height={190} />
				))}
				{page.list !== null && <EntryList list={page.list} />}
				{page.more?.map((list) => (
					<EntryList key={list.title} list={list} />
				))}
			</div>
			{page.tables !== undefined && page.tables.length > 0 && (
				<div className="cards">
					{page.tables.map((table) => (
						<FigureTableCard key={table.title} table={table} />
					))}
				</div>
			)}
			{form !== null && <ItemForm form={form} rev={rev} once={once} kind={grid.kind} noun={grid.noun} reply={reply} />}
		</>
	)
}
