import { Plus } from 'lucide-react'
import { memo } from 'react'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { articled } from '#shared/grid/grid-lists.ts'
import type { Begin } from '#server/views/pages/first-steps.ts'
import { ImpactLine } from '#app/components/grid/impact-line.tsx'
import type { ImpactFigure } from '#server/views/remedies/impact-figures.ts'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import { ListCard } from '#app/components/grid/list-card.tsx'
import { AddLink, ListSheets } from '#app/components/grid/list-parts.tsx'
import type { ListModel } from '#server/views/grid/list-model.ts'
import { PasteRows } from '#app/components/grid/paste/paste-rows.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { TabNav } from '#app/components/ui/tab-nav.tsx'
import type { EditReply } from '#shared/grid/edit-reply.ts'
import type { OpenLayerPage } from '#server/views/pages/layer-page.ts'
import { LAYER_NAMES } from '#shared/formats/names.ts'
import { BesideFigures } from './key-figures.tsx'
import { TabParts } from './tab-parts.tsx'

export type LayerPageProps = {
	page: OpenLayerPage
	/** the list of the open tab */
	list: ListModel | null
	reply: EditReply | undefined
	impact: readonly ImpactFigure[]
	impactFinding: string
	/** what the plan still lacks before it can be judged */
	next: Begin | null
}

/** Where the plan goes on, so that who begins need not look for it. */
function NextStep({ begin }: { begin: Begin }) {
	return (
		<p className="card-body flex flex-wrap items-center gap-3">
			Next in the plan:
			<ButtonLink kind="primary" size="small" to={`../${begin.to}`}>
				<Plus className="icon-small" strokeWidth={1.75} aria-hidden />
				Add {articled(begin.noun)}
			</ButtonLink>
		</p>
	)
}

/** The list itself, or what belongs here and what it unlocks. */
function TabList({ page, list, impact, impactFinding, next }: LayerPageProps & { list: ListModel }) {
	const { grid, total, canEdit } = list
	const { empty } = page.tab
	if (total === 0 && empty === undefined) {
		return (
			<section className="card">
				<EmptyState
					title={`No ${grid.noun} yet`}
					layer={page.layer}
					actions={
						canEdit && (
							<>
								<AddLink list={grid.kind} noun={grid.noun} kind="primary" size="normal" />
								<PasteRows loaded={list} size="normal" />
							</>
						)
					}
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
			foot={
				empty === undefined && (
					<>
						<ImpactLine figures={impact} finding={impactFinding} />
						{canEdit && next !== null && <NextStep begin={next} />}
					</>
				)
			}
		/>
	)
}

/** Nothing was entered and nothing is asked: zeros in figures and charts would say nothing more. */
function isBlank({ page: { tab }, list }: LayerPageProps): boolean {
	if (list === null || list.total > 0 || tab.empty !== undefined) return false
	return (tab.charts ?? []).every(({ chart }) =>
		[...chart.steps, ...chart.bars].every(({ values }) => values.every((value) => !value)),
	)
}

/** The hours of a day have a page of their own. */
function DayLink() {
	return (
		<ButtonLink size="small" to={{ pathname: 'day', search: useScenarioSearch()() }}>
			Hourly profile
		</ButtonLink>
	)
}

/**
 * The page of a layer: finding, then grid with its impact, key figures and chart, or another way to look at it. It is drawn
 * anew with what is loaded, not with every step of an edit on its way.
 */
export const LayerPageView = memo(function LayerPageView(props: LayerPageProps) {
	const { page, list, reply } = props
	const { tab, tabs } = page
	const blank = isBlank(props)
	return (
		<>
			<PageHead title={page.finding.title} actions={page.layer === 'energy' && !blank && <DayLink />}>
				{page.finding.lede}
			</PageHead>
			<TabNav tabs={tabs} open={tab.id} label={`Views of ${LAYER_NAMES[page.layer]}`} />
			{list !== null && <TabList {...props} list={list} />}
			{!blank && (
				<BesideFigures figures={page.figures} isFirst={tab.id === tabs[0]?.id}>
					<div>
						<TabParts tab={tab} />
					</div>
				</BesideFigures>
			)}
			{list !== null && <ListSheets loaded={list} reply={reply} />}
		</>
	)
})
