import type { WhyTarget } from '#shared/formats/key-figure.ts'
import type { MovesView } from '#server/views/remedies/moves-view.ts'
import { isRecord } from '#shared/is-record.ts'
import { LateSection } from './late-section.tsx'
import { LeafLink } from './leaf-link.tsx'
import { Tag } from './tag.tsx'
import { useWhyAddress } from './use-why-address.ts'

type MovesReply = { readonly view: MovesView | null }

const isMoves = (value: unknown): value is MovesReply => isRecord(value) && 'view' in value

const HEIGHT = 280

type MovesSectionProps = { target: WhyTarget; given?: MovesView | null | undefined; revision: number }

/** The inputs of the plan that move the figure most. The engine runs anew for every line. */
export function MovesSection({ target, given, revision }: MovesSectionProps) {
	const address = useWhyAddress('moves', target)
	return (
		<LateSection
			title="Sensitivity"
			given={given === undefined ? undefined : { view: given }}
			address={address}
			is={isMoves}
			revision={revision}
			height={HEIGHT}
		>
			{({ view }) => view !== null && <Moves view={view} />}
		</LateSection>
	)
}

function Moves({ view }: { view: MovesView }) {
	return (
		<section aria-label="Sensitivity">
			<h3>{view.title}</h3>
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
		</section>
	)
}
