import { BarListChart } from '#app/components/charts/bar-list-chart.tsx'
import { TimeChart } from '#app/components/charts/time-chart.tsx'
import { ImpactLine } from '#app/components/grid/impact-line.tsx'
import { FurtherList, isOpen } from '#app/components/grid/further-list.tsx'
import { AddLink, ListRows, ListSheets, type LoadedList } from '#app/components/grid/list-parts.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import type { EditReply } from '#shared/presentation/grid/edit-reply.ts'
import type { LayerPage } from '#shared/presentation/pages/layer-page.ts'
import { EntryList } from './entry-list.tsx'
import { FigureTableCard } from './figure-table.tsx'
import { KeyFigures } from './key-figures.tsx'
import type { ImpactFigure } from '#app/components/grid/impact-line.tsx'

export type LayerPageProps = {
	page: LayerPage
	list: LoadedList
	/** `Power contracts` */
	listName: string
	/** a list below the first */
	second: LoadedList | null
	/** its name, and what it says while it is empty */
	secondWords?: { name: string; empty: string }
	reply: EditReply | undefined
	impact: readonly ImpactFigure[]
	impactFinding: string
}

/** The list itself, or what belongs here and what it unlocks. */
function ListCard({ page, list, listName, impact, impactFinding }: LayerPageProps) {
	const { grid, total, canEdit } = list
	if (total === 0) {
		return (
			<section className="card">
				<EmptyState
					title={`No ${grid.noun} yet`}
					layer={page.layer}
					actions={canEdit && <AddLink list={grid.kind} noun={grid.noun} kind="primary" size="normal" />}
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
					{listName} <span className="font-normal text-ink-3">{total}</span>
				</h2>
				<div className="card-acts">{canEdit && <AddLink list={grid.kind} noun={grid.noun} />}</div>
			</div>
			<ListRows loaded={list} caption={listName} />
			<ImpactLine figures={impact} finding={impactFinding} />
		</section>
	)
}

/** The page of a layer: finding, grid with its impact, key figures, charts. */
export function LayerPageView(props: LayerPageProps) {
	const { page, list, second, secondWords, reply } = props
	const [first, ...rest] = page.charts
	return (
		<>
			<PageHead title={page.finding.title}>{page.finding.lede}</PageHead>
			<ListCard {...props} />
			{second !== null && secondWords !== undefined && <FurtherList loaded={second} {...secondWords} />}
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
			<ListSheets loaded={second !== null && isOpen(second) ? second : list} reply={reply} />
		</>
	)
}
