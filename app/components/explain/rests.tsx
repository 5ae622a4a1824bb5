import type { RestsView } from '#server/views/explain/explanation-view.ts'
import type { LeafGroup } from '#server/views/explain/leaf-groups.ts'
import type { WhyTarget } from '#shared/formats/key-figure.ts'
import { isRecord } from '#shared/is-record.ts'
import { LateSection } from './late-section.tsx'
import { Leaves } from './leaves.tsx'
import { useWhyAddress } from './use-why-address.ts'

type RestsReply = { readonly rests: RestsView | null }

const isRests = (value: unknown): value is RestsReply => isRecord(value) && 'rests' in value

const HEIGHT = 160
/** The nearest kinds of guess; the others fold away. */
const SHOWN_GUESSES = 10

/** Guesses of one kind: one stands for itself, several fold behind their name. */
function Guesses({ groups }: { groups: readonly LeafGroup[] }) {
	return groups.map((group) =>
		group.lines.length === 1 ? (
			<Leaves key={group.key} lines={group.lines} />
		) : (
			<details key={group.key} className="explain-group">
				<summary>
					<span>{group.label}</span>
					<span className="tag tag-guess">{group.count}</span>
				</summary>
				<div className="explain-tree">
					<Leaves lines={group.lines} />
				</div>
			</details>
		),
	)
}

function Rests({ rests }: { rests: RestsView }) {
	if (rests.title === '') return null
	return (
		<>
			<h3>{rests.title}</h3>
			<Leaves lines={rests.overrides} />
			<Guesses groups={rests.guesses.slice(0, SHOWN_GUESSES)} />
			{rests.farther !== '' && <p className="explain-input-source pt-2">{rests.farther}</p>}
		</>
	)
}

type RestsSectionProps = { target: WhyTarget; given?: RestsView | null | undefined; revision: number }

/** What the figure rests on that nobody has confirmed, and what stands in for a default. */
export function RestsSection({ target, given, revision }: RestsSectionProps) {
	const address = useWhyAddress('rests', target)
	return (
		<LateSection
			title="Guesses and overrides"
			given={given === undefined ? undefined : { rests: given }}
			address={address}
			is={isRests}
			revision={revision}
			height={HEIGHT}
		>
			{({ rests }) => rests !== null && <Rests rests={rests} />}
		</LateSection>
	)
}
