import { CircleCheck, TriangleAlert } from 'lucide-react'
import { Link } from '@remix-run/react'
import { Card } from '#app/components/ui/card.tsx'
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import { useAddressWith } from '#app/hooks/use-address-with.ts'
import { PageLink } from '#app/components/plan/link-opens.tsx'
import type { OverviewView } from '#server/views/pages/overview-view.ts'
import { shortMonth } from '#shared/formats/months.ts'

const TONES = {
	contract: 'var(--color-ink)',
	quote: 'var(--color-ink-2)',
	benchmark: 'var(--color-ink-3)',
	guess: 'var(--color-line-strong)',
} as const
const POINTS_IN_SHORT = 2

function QualityBar({ readiness }: { readiness: OverviewView['readiness'] }) {
	if (readiness.total === 0)
		return (
			<p className="text-ink-2">
				No input carries a source yet. Note where a figure is from to see here what the plan rests on.
			</p>
		)
	return (
		<>
			<div className="meter" aria-hidden>
				{readiness.counts.map(({ quality, count }) => (
					<i key={quality} style={{ width: `${(count / readiness.total) * 100}%`, background: TONES[quality] }} />
				))}
			</div>
			<p className="mt-1.5 flex flex-wrap justify-between gap-x-3 text-micro text-ink-2">
				{readiness.counts.map(({ quality, count }) => (
					<span key={quality} className={quality === 'guess' ? 'guess' : undefined}>
						{count} {quality}
					</span>
				))}
			</p>
		</>
	)
}

type PointsProps = { points: OverviewView['readiness']['points']; withMends?: boolean }

function Points({ points, withMends = true }: PointsProps) {
	return points.map((point, index) => (
		<li className="list-row" key={`${String(index)} ${point.text}`}>
			<TriangleAlert className="icon text-tight" strokeWidth={1.75} aria-label="Warning" />
			<div className="list-row-main">
				<PageLink page={point.page}>{point.text}</PageLink>
				{withMends && <p className="list-row-note">{point.mend}</p>}
			</div>
		</li>
	))
}

/** What the inputs rest on and what is doubtful among them, each a link to the page that mends it. */
export function Readiness({ readiness }: { readiness: OverviewView['readiness'] }) {
	const { points } = readiness
	return (
		<Card
			title={readiness.title}
			sub={
				readiness.total === 0
					? 'Inputs and their sources'
					: `${readiness.total} sourced ${readiness.total === 1 ? 'input' : 'inputs'} behind this plan`
			}
		>
			<QualityBar readiness={readiness} />
			<ScrollRegion label="Points to look at" className="overview-list overview-points mt-2">
				<ul>
					<Points points={points} />
					{points.length === 0 && (
						<li className="list-row">
							<CircleCheck className="icon text-ok" strokeWidth={1.75} aria-hidden />
							No warning about the plan as it stands.
						</li>
					)}
				</ul>
			</ScrollRegion>
		</Card>
	)
}

/** The gravest points, and where the others are. */
export function PointsInShort({ readiness }: { readiness: OverviewView['readiness'] }) {
	const { points } = readiness
	const toTab = useAddressWith('tab')
	if (points.length === 0) return null
	return (
		<Card
			title={readiness.title}
			plain
			foot={
				<Link to={toTab('points')} preventScrollReset className="underline">
					All points and what the inputs rest on
				</Link>
			}
		>
			<QualityBar readiness={readiness} />
			<ScrollRegion label="The gravest points" className="points-in-short mt-2">
				<ul>
					<Points points={points.slice(0, POINTS_IN_SHORT)} withMends={false} />
				</ul>
			</ScrollRegion>
		</Card>
	)
}

/** The dates people wait for. */
export function Milestones({ milestones }: { milestones: OverviewView['milestones'] }) {
	return (
		<Card title="Dates to hold on to" sub="As the labour market and the contracts allow">
			{milestones.length === 0 ? (
				<p className="text-ink-2">No milestone falls into the months of the plan.</p>
			) : (
				<ScrollRegion label="Dates to hold on to" className="overview-list overview-dates">
					<ul>
						{milestones.map((milestone) => (
							<li className="list-row" key={milestone.month + milestone.text}>
								<div className="list-row-main">{milestone.text}</div>
								<span className="list-row-value">{shortMonth(milestone.month)}</span>
							</li>
						))}
					</ul>
				</ScrollRegion>
			)}
		</Card>
	)
}
