import { redirect } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useEffect } from 'react'
import { drawsText } from '#app/components/odds/draws-text.ts'
import { ScheduleTabs } from '#app/components/odds/schedule-tabs.tsx'
import { type Odds, useOdds } from '#app/components/odds/use-odds.ts'
import { areSingleKeysOn } from '#app/hooks/single-keys.ts'
import { isTypingElsewhere } from '#app/components/plan/typing-elsewhere.ts'
import { PutInReport } from '#app/components/plan/put-in-report.tsx'
import { titled } from '#app/components/page-title.ts'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { Skeleton } from '#app/components/ui/skeleton.tsx'
import { isInReport } from '#server/actions/reports/report-choice.ts'
import { keptForecasts, knownOdds, othersApart } from '#server/actions/simulations/simulations.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { ODDS_TAB } from '#shared/pages/schedule-address.ts'
import { settingsIn } from '#shared/pages/simulation-address.ts'
import { may } from '#shared/permissions.ts'
import { loadPage, openPlan } from '../p.$project/open-plan.ts'
import { ApartCard } from './apart-card.tsx'
import { ReadCard, TrackCard } from './beside-cards.tsx'
import { DriversCard } from './drivers-card.tsx'
import { FailuresCard } from './failures-card.tsx'
import { FanCard } from './fan-card.tsx'
import { InputsCard } from './inputs-card.tsx'
import { KnowingCard } from './knowing-card.tsx'
import { MilestonesCard } from './milestones-card.tsx'
import { settingsAddress } from './settings.ts'

export const meta = titled('Odds')
export { clientLoader, shouldRevalidate } from '#app/keystroke/route-exports.ts'

export async function loader(asked: LoaderFunctionArgs) {
	const { searchParams } = new URL(asked.request.url)
	const set = settingsAddress(searchParams)
	if (set !== null) throw redirect(`/p/${encodeURIComponent(asked.params['project'] ?? '')}/dates${set}`)
	const heading = await openPlan(asked)
	const settings = settingsIn(searchParams)
	const simulation = knownOdds(heading, settings)
	const others = othersApart(heading, settings)
	const forecasts = await keptForecasts(heading)
	const { view, chips, apart, tabs, track } = await loadPage(asked, 'oddsPage', { simulation, forecasts, others })
	const isDone = simulation !== null && simulation.progress.done >= simulation.progress.of
	const state = simulation === null ? ('none' as const) : isDone ? ('done' as const) : ('running' as const)
	const canRun = may(heading.role, 'changePlans')
	const actor = await requireActor(asked)
	return {
		first: { ok: true as const, state, view, chips, apart, beside: null, rev: heading.rev },
		tabs,
		canRun,
		inReport: canRun ? await isInReport(actor, heading.project.id, 'uncertainty') : null,
		track,
	}
}

/** How far it is, and what can be done about it. */
function OddsActs({ odds, canRun, inReport }: { odds: Odds; canRun: boolean; inReport: boolean | null }) {
	return (
		<>
			<span className="text-ink-3" role="status">
				{drawsText(odds)}
			</span>
			{odds.running && canRun && (
				<Button type="button" size="small" onClick={odds.cancel}>
					Cancel
				</Button>
			)}
			{!odds.running && canRun && (
				<Button type="button" size="small" onClick={odds.runAgain} title="R">
					Run again
				</Button>
			)}
			<ButtonLink to="../options" size="small">
				Compare scenarios
			</ButtonLink>
			{inReport !== null && <PutInReport section="uncertainty" isIn={inReport} />}
		</>
	)
}

/** `R` runs the draws again. */
function useRunKey(runAgain: () => void, canRun: boolean) {
	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
			const isTheirs = isTypingElsewhere(event.target) || !areSingleKeysOn()
			if (canRun && isPlain && event.key === 'r' && !isTheirs) runAgain()
		}
		window.addEventListener('keydown', onKey)
		return () => window.removeEventListener('keydown', onKey)
	}, [runAgain, canRun])
}

const NO_RIGHT = 'Someone who can edit this plan must run them first.'

export default function Dates() {
	const { first, tabs, canRun, inReport, track } = useLoaderData<typeof loader>()
	const odds = useOdds(first)
	useRunKey(odds.runAgain, canRun)
	const view = odds.shown?.view ?? first.view
	const { state, inputs } = view
	const apart = odds.shown?.apart ?? null
	return (
		<>
			<PageHead
				title={view.title}
				actions={state !== 'empty' && <OddsActs odds={odds} canRun={canRun} inReport={inReport} />}
			>
				{view.lede} {state === 'none' && !canRun && NO_RIGHT}
			</PageHead>
			<ScheduleTabs tabs={tabs} open={ODDS_TAB} />
			{odds.failure !== '' && (
				<p className="field-error" role="alert">
					{odds.failure}
				</p>
			)}
			{state === 'empty' && (
				<section className="card">
					<EmptyState
						title="No dates yet"
						layer="infrastructure"
						actions={
							canRun && (
								<ButtonLink kind="primary" to="../infrastructure?add=buildPhases">
									Add a hall
								</ButtonLink>
							)
						}
					>
						Add power and a hall to see the odds of first and full power.
					</EmptyState>
				</section>
			)}
			{state === 'none' && odds.running && (
				<div className="odds">
					{['fan', 'dates'].map((card) => (
						<section key={card} className="card card-body">
							<Skeleton height={360} />
						</section>
					))}
				</div>
			)}
			{view.odds !== null && (
				<div className="odds">
					<FanCard fan={view.odds.fan} />
					<MilestonesCard milestones={view.odds.milestones} />
					<DriversCard drivers={view.odds.drivers} />
					{view.odds.knowing !== null && <KnowingCard knowing={view.odds.knowing} />}
					<div className="odds-beside">
						{apart !== null && <ApartCard apart={apart} />}
						<TrackCard track={track} />
						<ReadCard sureness={view.odds.sureness} howToRead={view.odds.howToRead} />
					</div>
				</div>
			)}
			{view.failures.length > 0 && <FailuresCard failures={view.failures} />}
			{inputs !== null && inputs.rows.length > 0 && <InputsCard inputs={inputs} canRun={canRun} />}
		</>
	)
}
