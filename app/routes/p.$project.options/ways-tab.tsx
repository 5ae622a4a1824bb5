import { Link } from '@remix-run/react'
import { RemediesFound } from '#app/components/remedies/remedies-card.tsx'
import { TryButton } from '#app/components/remedies/try-button.tsx'
import { useRemedies } from '#app/components/remedies/use-remedies.ts'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { useAddressWith } from '#app/hooks/use-address-with.ts'
import { TAB } from '#shared/pages/page-part.ts'

/** Single changes that can still be decided, ranked: each is tried as a scenario of its own. */
export function WaysTab() {
	const remedies = useRemedies()
	return (
		<>
			<p className="mb-3 text-ink-2">
				Single changes, each tested alone, ranked by net value: money recovered minus cost, both discounted. Without
				prices, by MW-months. Combinations are not searched.
			</p>
			<RemediesFound sentences={[]} most={6} remedies={remedies} />
		</>
	)
}

/** Before there is a scenario: the best decision, ready to be tried as the first. */
export function NoScenario({ canEdit }: { canEdit: boolean }) {
	const { reply, looking, stale, action } = useRemedies()
	const tab = useAddressWith(TAB)
	const best = reply?.ok === true ? reply.view.lines[0] : undefined
	return (
		<section className="card no-scenario">
			<EmptyState title="Try a first change">
				{canEdit
					? 'Test a change without touching the baseline, compare up to four, then promote the best.'
					: 'Scenarios that editors of this plan try are compared here.'}
			</EmptyState>
			{canEdit && looking && best === undefined && (
				<p role="status" className="list-row-note">
					Finding the best decision to try
				</p>
			)}
			{canEdit && best !== undefined && best.change !== null && reply?.ok === true && (
				<div className="no-scenario-try">
					<p>
						<b>{best.title}</b> {best.cost !== '' && <span className="text-ink-2">({best.cost})</span>}
					</p>
					<TryButton
						title={best.title}
						change={JSON.stringify(best.change)}
						once={`${reply.once}.first`}
						rev={reply.rev}
						stale={stale}
						action={action}
					/>
				</div>
			)}
			{canEdit && (
				<p className="mt-3">
					<Link to={tab('plan')} className="underline">
						All ways to try
					</Link>{' '}
					·{' '}
					<Link to={tab('manage')} className="underline">
						New scenario
					</Link>
				</p>
			)}
		</section>
	)
}
