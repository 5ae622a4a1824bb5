import { Link, NavLink, useLocation } from '@remix-run/react'
import { LayerIcon } from '#app/components/ui/layer-mark.tsx'
import { StatusMark } from '#app/components/ui/status-mark.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import type { LayerStatus } from '#server/views/layers/layer-status.ts'
import { LAYERS } from '#shared/layers.ts'
import type { Find } from '#shared/pages/find.ts'
import { LAYER_NAMES } from '#shared/formats/names.ts'
import { useOpens } from './link-opens.tsx'
import type { PlanPage } from './plan-page.ts'

// Pages say themselves how they are named and where they stand, so that a new one is a folder and nothing else.
const FOUND = import.meta.glob<PlanPage>('../../routes/p.$project.*/page.ts', { eager: true, import: 'page' })
const PAGES = Object.entries(FOUND)
	.map(([file, page]) => ({ ...page, path: (file.split('/').at(-2) ?? '').replace(/^p\.\$project\.(_index)?/, '') }))
	.sort((one, other) => one.order - other.order)

/** Every page of a plan by name, the layers' with them. */
export const PLAN_PAGES: readonly Find[] = [
	...PAGES.map(({ name, path }) => ({ name, to: path })),
	...LAYERS.map((layer) => ({ name: LAYER_NAMES[layer], to: layer })),
].map((page) => ({ kind: 'Page', note: '', ...page }))

type PlanRailItem = PlanPage & { readonly path: string }

function RailLink({ base, search, item }: { base: string; search: string; item: PlanRailItem }) {
	const { pathname } = useLocation()
	const to = { pathname: item.path === '' ? base : `${base}/${item.path}`, search }
	const inside = (
		<>
			<item.Icon className="icon" strokeWidth={1.75} aria-hidden />
			{item.name}
		</>
	)
	if (item.also?.some((tab) => pathname === `${base}/${tab}`) === true)
		return (
			<Link to={to} prefetch="intent" aria-current="page">
				{inside}
			</Link>
		)
	return (
		<NavLink to={to} end prefetch="intent">
			{inside}
		</NavLink>
	)
}

function RailGroup({ base, search, group }: { base: string; search: string; group: PlanPage['group'] }) {
	const opens = useOpens()
	return PAGES.filter((page) => page.group === group && opens(page.path)).map((page) => (
		<RailLink key={page.path} base={base} search={search} item={page} />
	))
}

/** The plan's parts in the order of the chain, each layer with its state in icon and word. */
export function PlanRail({ projectId, statuses }: { projectId: string; statuses: readonly LayerStatus[] }) {
	const search = useScenarioSearch()()
	const base = `/p/${projectId}`
	return (
		<nav className="rail" aria-label="Plan">
			<RailGroup base={base} search={search} group="top" />
			<div className="rail-group">Layers</div>
			{statuses.map(({ layer, status, word, note }) => (
				<NavLink key={layer} to={{ pathname: `${base}/${layer}`, search }} end prefetch="intent">
					<i className="rail-mark" style={{ background: `var(--color-${layer})` }} aria-hidden />
					<LayerIcon layer={layer} />
					{LAYER_NAMES[layer]}
					<StatusMark status={status} word={word} note={note} />
				</NavLink>
			))}
			<div className="rail-group">Plan</div>
			<RailGroup base={base} search={search} group="plan" />
			<div className="rail-foot">
				<RailGroup base={base} search={search} group="foot" />
			</div>
		</nav>
	)
}
