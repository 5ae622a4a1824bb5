import { useAsked } from '#app/hooks/use-asked.ts'
import { Skeleton } from '#app/components/ui/skeleton.tsx'
import type { WhyTarget } from '#shared/formats/key-figure.ts'
import type { MovesView } from '#server/views/remedies/moves-view.ts'
import { isRecord } from '#shared/is-record.ts'
import { LeafLink } from './leaf-link.tsx'
import { Tag } from './tag.tsx'
import { useWhyAddress } from './use-why-address.ts'

type MovesReply = { readonly view: MovesView | null }

const isMoves = (value: unknown): value is MovesReply => isRecord(value) && 'view' in value

/** Of the lines that are coming, so that little jumps. */
const HEIGHT = 280

/** The inputs of the plan that move the figure most. Asked for once the drawer is open: the engine runs anew for every line. */
export function MovesSection({ target, revision }: { target: WhyTarget; revision: number }) {
	const address = useWhyAddress('moves', target)
	const { reply, stale, problem } = useAsked(address, { is: isMoves, pauseMs: 0, rev: revision })
	// Until the answer for this edit is there; where none comes, the drawer says all else.
	const view = stale || problem !== null ? undefined : reply?.view
	if (view === null || problem !== null) return null
	return (
		<section aria-label="Sensitivity" aria-busy={view === undefined}>
			<h3>{view?.title ?? 'Sensitivity'}</h3>
			{view === undefined ? (
				<Skeleton height={HEIGHT} />
			) : (
				<>
					{view.lines.map((line) => (
						<div className="explain-input" key={line.key}>
							<span>
								<LeafLink href={line.href}>{line.label}</LeafLink> {line.tag === 'guess' && <Tag tag={line.tag} />}
							</span>
							<span className="explain-now">{line.now}</span>
							<span className="explain-gives">{line.gives}</span>
						</div>
					))}
					<p className="explain-input-source pt-2">{view.note}</p>
				</>
			)}
		</section>
	)
}
