import { Link, useLocation, Form } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useOpens } from '#app/components/plan/link-opens.tsx'
import type { PlanPage } from '#app/components/plan/plan-page.ts'
import { StatusMark } from '#app/components/ui/status-mark.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import type { RailMark } from '#server/views/layers/rail-marks.ts'
import { counted } from '#shared/formats/months.ts'
import { RAIL_PAGES, railPageAt, type RailPage } from './rail-pages.ts'
import { useAsked } from '#app/hooks/use-asked.ts'
import { isRecord } from '#shared/is-record.ts'
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { RAIL } from '#app/hooks/use-choice.ts'

export type PlanRailProps = {
	readonly projectId: string
	/** the edit of the plan that is shown */
	readonly rev: number
	/** what a page has to say before it is opened, by its address */
	readonly marks: Readonly<Record<string, RailMark>>
	/** how many entries wait on a page, by its address */
	readonly counts: Readonly<Record<string, { readonly count: number; readonly noun: string }>>
}

/** The colors of the layers that a page shows, from the ground up. */
function LayerMark({ layers = [] }: { layers: PlanPage['layers'] | undefined }) {
	if (layers.length === 0) return null
	const colors = layers.map((layer) => `var(--color-${layer})`)
	const [only, ...others] = colors
	return (
		<i
			className="rail-mark"
			style={{ background: others.length === 0 ? only : `linear-gradient(${colors.join(', ')})` }}
			aria-hidden
		/>
	)
}

type RailLinkProps = Pick<PlanRailProps, 'marks' | 'counts'> & {
	readonly base: string
	readonly search: string
	readonly item: RailPage
	readonly isCurrent: boolean
}

function RailLink({ base, search, item, isCurrent, marks, counts }: RailLinkProps) {
	const { name, path, Icon, layers } = item
	const [mark, waiting] = [marks[path], counts[path]]
	const to = { pathname: path === '' ? base : `${base}/${path}`, search }
	return (
		<Link to={to} prefetch="intent" aria-current={isCurrent ? 'page' : undefined} title={name}>
			<LayerMark layers={layers} />
			<Icon className="icon" strokeWidth={1.75} aria-hidden />
			<span className="rail-name">{name}</span>
			{mark !== undefined && <StatusMark {...mark} />}
			{waiting !== undefined && waiting.count > 0 && (
				<span className="rail-count" title={counted(waiting.count, waiting.noun)}>
					<span aria-hidden>{waiting.count}</span>
					<span className="sr-only">{counted(waiting.count, waiting.noun)}</span>
				</span>
			)}
		</Link>
	)
}

/** On a phone the rail is a row, of which the page that is open is seen. */
function useCurrentInSight(current: string | undefined) {
	const rail = useRef<HTMLElement>(null)
	useEffect(() => {
		const { current: row } = rail
		const shown = row?.querySelector<HTMLElement>('[aria-current="page"]')
		if (row === null || shown === null || shown === undefined) return
		if (row.scrollWidth > row.clientWidth)
			row.scrollLeft = shown.offsetLeft - row.offsetLeft - (row.clientWidth - shown.offsetWidth) / 2
	}, [current])
	return rail
}

/** The plan's pages in the order of the chain, each layer's with its state in icon and size. */
export function PlanRail({ projectId, rev, marks, counts: own }: PlanRailProps) {
	const search = useScenarioSearch()()
	const { pathname } = useLocation()
	const opens = useOpens()
	const base = `/p/${projectId}`
	const current = railPageAt(pathname.slice(base.length + 1))?.path
	const rail = useCurrentInSight(current)
	const counts = { ...own, todo: { count: useTodoCount(projectId, rev), noun: 'item' } }
	const group = (wanted: PlanPage['group']) =>
		RAIL_PAGES.filter((page) => page.group === wanted && opens(page.path)).map((item) => (
			<RailLink key={item.path} {...{ base, search, item, marks, counts }} isCurrent={item.path === current} />
		))
	return (
		<nav ref={rail} className="rail" aria-label="Plan">
			{group('top')}
			<div className="rail-group">Layers</div>
			{group('layers')}
			<div className="rail-group">Plan</div>
			{group('plan')}
			<div className="rail-foot">
				{group('foot')}
				<RailSwitch />
			</div>
		</nav>
	)
}

/** After an edit the rail waits for the page: what waits is counted when nobody has typed for a while. */
const LATER_MS = 1500

const isCount = (value: unknown): value is { readonly count: number } =>
	isRecord(value) && typeof value['count'] === 'number'

/** How much waits for somebody; 0 until it is known. Counted after a page is shown, and again after an edit. */
function useTodoCount(projectId: string, rev: number): number {
	const address = `/p/${projectId}/todo/count${useScenarioSearch()()}`
	const isOpen = useOpens()('todo')
	const { reply } = useAsked(isOpen ? address : null, { is: isCount, pauseMs: LATER_MS, rev })
	return reply?.count ?? 0
}

/** Names beside the icons, or icons alone; `[` does the same. Which of both is offered is for the style sheet to say. */
function RailSwitch() {
	const { pathname, search } = useLocation()
	return (
		<Form method="post" action="/rail" replace preventScrollReset className="rail-switch">
			<input type="hidden" name="back" value={pathname + search} />
			<button name={RAIL.name} value="short" className="rail-close" title="Icons only ([)">
				<PanelLeftClose className="icon" strokeWidth={1.75} aria-hidden />
				<span className="rail-name">Collapse</span>
			</button>
			<button name={RAIL.name} value="long" className="rail-open" title="Show names ([)">
				<PanelLeftOpen className="icon" strokeWidth={1.75} aria-hidden />
				<span className="rail-name">Expand</span>
			</button>
		</Form>
	)
}
