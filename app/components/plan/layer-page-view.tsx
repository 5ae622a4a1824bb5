import { BarListChart } from '#app/components/charts/bar-list-chart.tsx'
import { TimeChart } from '#app/components/charts/time-chart.tsx'
import { ImpactLine, type ImpactFigure } from '#app/components/grid/impact-line.tsx'
import { ListCard } from '#app/components/grid/list-card.tsx'
import { AddLink, ListSheets, type LoadedList } from '#app/components/grid/list-parts.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { TabNav } from '#app/components/ui/tab-nav.tsx'
import type { EditReply } from '#shared/presentation/grid/edit-reply.ts'
import type { LayerTab, OpenLayerPage } from '#shared/presentation/pages/layer-page.ts'
import { LAYER_NAMES } from '#shared/presentation/wording/names.ts'
import { EntryList, FoldedList } from './entry-list.tsx'
import { EquipmentTable } from './equipment-table.tsx'
import { FigureTableCard } from './figure-table.tsx'
import { KeyFigures } from './key-figures.tsx'
import { SupplyStages } from './supply-stages.tsx'

export type LayerPageProps = {
	page: OpenLayerPage
	/** the list of the open tab */
	list: LoadedList | null
	reply: EditReply | undefined
	impact: readonly ImpactFigure[]
	impactFinding: string
}

/** The list itself, or what belongs here and what it unlocks. */
function TabList({ page, list, impact, impactFinding }: LayerPageProps & { list: LoadedList }) {
	const { grid, total, canEdit } = list
	const { empty } = page.tab
	if (total === 0 && empty === undefined) {
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
		<ListCard
			loaded={list}
			empty={empty ?? ''}
			foot={empty === undefined && <ImpactLine figures={impact} finding={impactFinding} />}
		/>
	)
}

/** Low enough that grid, figures and charts are one screen. */
const CHART_HEIGHT = 160

/** Charts and bars, two in a row where there are several. */
function TabCharts({ charts = [], bars }: Pick<LayerTab, 'charts' | 'bars'>) {
	const several = charts.length + (bars ? 1 : 0) > 1
	if (charts.length === 0 && !bars) return null
	return (
		<div className={several ? 'cards cards-2' : 'cards'}>
			{charts.map(({ title, sub, chart }) => (
				<TimeChart key={sub} title={title} sub={sub} model={chart} width={several ? 520 : 1110} height={CHART_HEIGHT} />
			))}
			{bars && <BarListChart title={bars.title} sub={bars.sub} model={bars.model} width={520} />}
		</div>
	)
}

const inRow = (count: number) => (count > 1 ? `cards cards-${String(Math.min(3, count))}` : 'cards')

/** The page of a layer: finding, then grid with its impact, key figures and chart, or another way to look at it. */
export function LayerPageView(props: LayerPageProps) {
	const { page, list, reply } = props
	const { tab, tabs } = page
	const { lists = [], tables = [], folded, equipment, supply } = tab
	return (
		<>
			<PageHead title={page.finding.title}>{page.finding.lede}</PageHead>
			<TabNav tabs={tabs} open={tab.id} label={`Views of ${LAYER_NAMES[page.layer]}`} />
			{list !== null && <TabList {...props} list={list} />}
			{tab.id === tabs[0]?.id && <KeyFigures figures={page.figures} />}
			<TabCharts {...tab} />
			{lists.length > 0 && (
				<div className={inRow(lists.length)}>
					{lists.map((one) => (
						<EntryList key={one.title} list={one} />
					))}
				</div>
			)}
			<div className="cards">
				{tables.map((table) => (
					<FigureTableCard key={table.title} table={table} />
				))}
				{folded && <FoldedList list={folded} />}
				{equipment && <EquipmentTable table={equipment} />}
				{supply && <SupplyStages table={supply} />}
			</div>
			{list !== null && <ListSheets loaded={list} reply={reply} />}
		</>
	)
}
