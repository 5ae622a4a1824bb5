import { clsx } from 'clsx'
import { Fragment } from 'react'
import { KeyFigures } from '#app/components/plan/key-figures.tsx'
import type { MapPlace } from '#app/components/map/map-frame.ts'
import { SiteMap, type SiteMapModel } from '#app/components/map/site-map.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { LayerDot } from '#app/components/ui/layer-mark.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { Skeleton } from '#app/components/ui/skeleton.tsx'
import type { Asked } from '#app/hooks/use-asked.ts'
import type { StartView } from '#server/views/pages/start-view.ts'
import type { SizedStart } from '#server/actions/projects/starts.ts'
import type { PlaceReply } from './start-replies.ts'

/** The form that the choices of the preview belong to. */
export const QUESTIONS_FORM = 'three-questions'

type Preview = {
	readonly world: SiteMapModel
	readonly place: Asked<PlaceReply>
	readonly sized: Asked<SizedStart>
	/** enough is answered for a plan */
	readonly isWhole: boolean
	readonly onPick: (place: MapPlace) => void
	/** rows named instead of the nearest, by their field */
	readonly rows: ReadonlyMap<string, string>
	readonly onRow: (field: string, id: string) => void
	readonly onWorld: (() => void) | null
	/** the way to the month that was chosen; empty: as usual */
	readonly way: string
	readonly onWay: (way: string) => void
}

/** Where it would stand, and the rows that would be read for it. */
function PlaceCard({
	world,
	place,
	rows,
	onPick,
	onRow,
	onWorld,
}: Omit<Preview, 'sized' | 'isWhole' | 'way' | 'onWay'>) {
	const { reply, stale, problem } = place
	const found = reply?.ok === true ? reply : null
	const told = problem ?? (reply?.ok === false && !stale ? reply.text : null)
	return (
		<Card title={found === null ? 'Location' : `Local data for ${found.name}`} plain>
			<div className="start-place">
				<div>
					<SiteMap
						map={found?.map ?? world}
						label={found === null ? 'World map' : `Map around ${found.name}`}
						choose={{ title: 'Choose the place on the map', onPick }}
					/>
					{onWorld !== null && (
						<button type="button" className="button button-small mt-2" onClick={onWorld}>
							Whole world
						</button>
					)}
				</div>
				{found === null ? (
					<p className="text-ink-3">
						Name a town, paste coordinates, or click the map. Strata looks up climate, grid, labor and building cost,
						and shows how far away each source is.
					</p>
				) : (
					<dl className="start-rows">
						{found.rows.map(({ field, label, text, far }) => (
							<Fragment key={field}>
								<dt>{label}</dt>
								<dd className={clsx(far && 'text-tight')}>
									{text}
									<select
										className="start-row"
										form={QUESTIONS_FORM}
										name={field}
										aria-label={`${label}, another row`}
										value={rows.get(field) ?? ''}
										onChange={({ currentTarget }) => onRow(field, currentTarget.value)}
									>
										<option value="">Nearest</option>
										{(found.choices[field] ?? []).map(({ value, label: name }) => (
											<option key={value} value={value}>
												{name}
											</option>
										))}
									</select>
								</dd>
							</Fragment>
						))}
					</dl>
				)}
			</div>
			{told !== null && (
				<p className="text-ink-2" role="status">
					{told}
				</p>
			)}
		</Card>
	)
}

/** What may be done about a month that can't be met as usual, side by side, before anything is made. */
function WaysCard({ ways, onWay }: { ways: NonNullable<StartView['ways']>; onWay: Preview['onWay'] }) {
	return (
		<Card title={ways.title} plain>
			<ul className="start-ways">
				{ways.rows.map(({ title, date, gives, costs, way }) => (
					<li key={title}>
						<h4>{title}</h4>
						<b>{date}</b>
						<span>{gives}</span>
						<span className="text-ink-3">{costs}</span>
						{way === null ? (
							<span className="tag">as sized below</span>
						) : (
							<button type="button" className="button button-small" onClick={() => onWay(way)}>
								Use this size
							</button>
						)}
					</li>
				))}
			</ul>
		</Card>
	)
}

function SizedPlan({ view, way, onWay }: { view: StartView } & Pick<Preview, 'way' | 'onWay'>) {
	return (
		<>
			<KeyFigures figures={view.figures} />
			{view.currency !== '' && <p className="text-ink-3">{view.currency}</p>}
			{view.ways !== null && <WaysCard ways={view.ways} onWay={onWay} />}
			{way !== '' && (
				<button type="button" className="button button-small" onClick={() => onWay('')}>
					Use the default size
				</button>
			)}
			<Card title="Sized for you" plain>
				<ul className="start-lines">
					{view.lines.map(({ layer, text, note }) => (
						<li key={`${text} ${note}`}>
							<LayerDot layer={layer} />
							<span>{text}</span>
							<span className="text-ink-3">{note}</span>
						</li>
					))}
				</ul>
			</Card>
		</>
	)
}

/** The heading says where the preview stands: nothing asked yet, on its way, there, or why it is not. */
function headOf(view: StartView | null, { place, sized, isWhole }: Preview, busy: boolean) {
	if (view !== null) return view.finding
	// Without scripts this is all that is ever said.
	if (!isWhole)
		return { title: 'Enter a place, power and a date', lede: 'Strata sizes the rest. Change anything later.' }
	if (busy) return { title: 'Sizing the plan', lede: 'Sizing takes a few seconds.' }
	const { reply, problem } = place.reply?.ok === true ? sized : place
	return { title: 'No preview yet', lede: problem ?? (reply?.ok === false ? reply.text : '') }
}

/** What the answers would come to, while they are typed. The old preview stays, marked, until the new one is there. */
export function StartPreview(preview: Preview) {
	const { place, sized, isWhole } = preview
	const isPlaced = place.reply?.ok === true
	const busy = isWhole && (place.stale || (isPlaced && sized.stale))
	const view = isWhole && isPlaced && sized.reply?.ok === true ? sized.reply.view : null
	const head = headOf(view, preview, busy)
	const refused = view === null || busy ? null : sized.problem
	return (
		<section className="start-preview" aria-label="Preview" aria-busy={busy}>
			<div className="start-head" role="status">
				<h2>{head.title}</h2>
				<span className="tag">{busy || place.stale ? 'recalculating' : ''}</span>
				<p>{head.lede}</p>
			</div>
			{refused !== null && <Notice kind="tight">{refused}</Notice>}
			<PlaceCard {...preview} />
			{view !== null && <SizedPlan view={view} way={preview.way} onWay={preview.onWay} />}
			{view === null && busy && <Skeleton height={84} />}
		</section>
	)
}
