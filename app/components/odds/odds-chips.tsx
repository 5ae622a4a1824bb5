import { Link, useParams } from '@remix-run/react'
import { clsx } from 'clsx'
import { useOpens } from '#app/components/plan/link-opens.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import { milestoneAnchor } from '#shared/pages/schedule-address.ts'
import type { OddsChip } from '#server/views/odds/target-odds.ts'

const SHADES = { failing: 'text-failing', tight: 'text-tight', ok: undefined } as const

/** Odds of the target and the months of 50 and 80%, each a way to its milestone among all odds; where none are kept, the way alone. */
export function OddsChips({ chips, since = '' }: { chips: readonly OddsChip[]; since?: string }) {
	const { project = '' } = useParams()
	const search = useScenarioSearch()()
	const opens = useOpens()
	if (!opens('dates')) return null
	const to = { pathname: `/p/${encodeURIComponent(project)}/dates`, search }
	if (chips.length === 0)
		return (
			<Link to={to} className="odds-chip odds-chip-quiet">
				Odds
			</Link>
		)
	return (
		<span className="odds-chips">
			{since !== '' && <span className="text-ink-3">{since}</span>}
			{chips.map(({ label, text, title, state, key }) => (
				<Link key={label} to={{ ...to, hash: milestoneAnchor(key) }} className="odds-chip" title={title}>
					<span className="text-ink-3">{label}</span>{' '}
					<b className={clsx('number', state !== null && SHADES[state])}>{text}</b>
				</Link>
			))}
		</span>
	)
}
