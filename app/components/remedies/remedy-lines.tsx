import { Why } from '#app/components/explain/why.tsx'
import { LayerDot } from '#app/components/ui/layer-mark.tsx'
import type { NotePart, RemedyLine } from '#server/views/remedies/remedies-view.ts'
import { unbroken } from '#shared/formats/unbroken.ts'
import { TryButton } from './try-button.tsx'

export type RemedyLinesProps = {
	lines: readonly RemedyLine[]
	/** the role may change plans */
	canTry: boolean
	/** keys what is tried: sent again it makes no second scenario */
	once: string
	/** the edit of the plan that the lines are of */
	rev: number
	/** a newer answer is on its way: these lines are of the plan before */
	stale: boolean
	action: string
}

function Note({ parts }: { parts: readonly NotePart[] }) {
	return (
		<p className="list-row-note">
			{parts.map(({ text, why }, index) =>
				why === null ? (
					unbroken(text)
				) : (
					<Why key={`${index} ${text}`} target={why}>
						{unbroken(text)}
					</Why>
				),
			)}
		</p>
	)
}

/** One key for the same decision, wherever it stands in the list while more are found. */
const keyOf = (once: string, { key }: RemedyLine) => `${once}.${encodeURIComponent(key).slice(-120)}`

/** Decisions in order, each with what it does, what it costs, and buttons that try it beside the plan or make it there. */
export function RemedyLines({ lines, canTry, once, rev, stale, action }: RemedyLinesProps) {
	return (
		<ol>
			{lines.map((line, index) => (
				<li className="list-row" key={line.key}>
					<span className="face" aria-hidden>
						{index + 1}
					</span>
					<div className="list-row-main">
						<div className="remedy-head">
							<span className="font-semibold">
								<LayerDot layer={line.layer} /> {line.title}
							</span>
							{line.cost !== '' && (
								<span className="list-row-value">
									{line.costWhy === null ? (
										line.cost
									) : (
										<Why target={line.costWhy} title="Why this cost, compared with today’s plan">
											{line.cost}
										</Why>
									)}
								</span>
							)}
						</div>
						<Note parts={line.note} />
						{canTry && line.change !== null && (
							<TryButton
								title={line.title}
								change={JSON.stringify(line.change)}
								once={keyOf(once, line)}
								rev={rev}
								stale={stale}
								action={action}
							/>
						)}
					</div>
				</li>
			))}
		</ol>
	)
}
