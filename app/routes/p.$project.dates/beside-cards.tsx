import { Card } from '#app/components/ui/card.tsx'
import type { ShownOdds } from '#server/views/odds/odds-view.ts'
import type { TrackRecord } from '#server/views/odds/track-record.ts'

/** What forecasts of the past came to. */
export function TrackCard({ track }: { track: TrackRecord }) {
	return (
		<Card title={track.title} {...(track.sub !== '' && { sub: track.sub })}>
			{track.notes.map((note, place) => (
				<p key={`${String(place)} ${note}`} className="text-ink-2">
					{note}
				</p>
			))}
		</Card>
	)
}

/** How sure the odds are, and how to read them: always open. */
export function ReadCard({ sureness, howToRead }: Pick<ShownOdds, 'sureness' | 'howToRead'>) {
	return (
		<Card title="How to read this" plain>
			<ul className="odds-read">
				{howToRead.map(({ lead, text }) => (
					<li key={text}>
						{lead !== '' && <b>{lead}</b>} {text}
					</li>
				))}
				{sureness.map((line) => (
					<li key={line}>{line}</li>
				))}
			</ul>
		</Card>
	)
}
