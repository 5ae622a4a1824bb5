import {
	Banknote,
	ChartGantt,
	FileText,
	HardHat,
	History,
	Layers,
	ListChecks,
	MapPin,
	Scale,
	Settings,
} from 'lucide-react'
import { NavLink, useSearchParams } from '@remix-run/react'
import { LayerIcon } from '#app/components/ui/layer-mark.tsx'
import { StatusMark } from '#app/components/ui/status-mark.tsx'
import type { LayerStatus } from '#shared/presentation/layers/layer-status.ts'
import { LAYER_NAMES } from '#shared/presentation/wording/names.ts'

const TOP = [
	{ path: '', text: 'Overview', Icon: Layers },
	{ path: 'sites', text: 'Sites', Icon: MapPin },
] as const
const PLAN = [
	{ path: 'schedule', text: 'Schedule', Icon: ChartGantt },
	{ path: 'workforce', text: 'Workforce', Icon: HardHat },
	{ path: 'costs', text: 'Costs', Icon: Banknote },
	{ path: 'balance', text: 'Balance', Icon: Scale },
	{ path: 'reports', text: 'Reports', Icon: FileText },
] as const
const FOOT = [
	{ path: 'assumptions', text: 'Assumptions', Icon: ListChecks },
	{ path: 'activity', text: 'Activity', Icon: History },
	{ path: 'settings', text: 'Settings', Icon: Settings },
] as const

type Item = { readonly path: string; readonly text: string; readonly Icon: typeof Layers }

function RailLink({ base, search, item }: { base: string; search: string; item: Item }) {
	return (
		<NavLink to={{ pathname: item.path === '' ? base : `${base}/${item.path}`, search }} end prefetch="intent">
			<item.Icon className="icon" strokeWidth={1.75} aria-hidden />
			{item.text}
		</NavLink>
	)
}

/** The plan's parts in the order of the chain, each layer with its state in icon and word. */
export function PlanRail({ projectId, statuses }: { projectId: string; statuses: readonly LayerStatus[] }) {
	const [current] = useSearchParams()
	const scenario = current.get('scenario')
	const search = scenario === null ? '' : `?scenario=${encodeURIComponent(scenario)}`
	const base = `/p/${projectId}`
	return (
		<nav className="rail" aria-label="Plan">
			{TOP.map((item) => (
				<RailLink key={item.path} base={base} search={search} item={item} />
			))}
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
			{PLAN.map((item) => (
				<RailLink key={item.path} base={base} search={search} item={item} />
			))}
			<div className="rail-foot">
				{FOOT.map((item) => (
					<RailLink key={item.path} base={base} search={search} item={item} />
				))}
			</div>
		</nav>
	)
}
