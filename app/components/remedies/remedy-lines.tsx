import { useFetcher } from '@remix-run/react'
import { FlaskConical } from 'lucide-react'
import { Why } from '#app/components/explain/why.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { LayerDot } from '#app/components/ui/layer-mark.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { refusalTexts, type EditReply } from '#shared/presentation/grid/edit-reply.ts'
import type { NotePart, RemedyLine } from '#shared/presentation/remedies/remedies-view.ts'

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

type TryProps = Pick<RemedyLinesProps, 'once' | 'rev' | 'stale' | 'action'> & { line: RemedyLine }

function TryButton({ line, once, rev, stale, action }: TryProps) {
	const fetcher = useFetcher<EditReply>()
	const busy = fetcher.state !== 'idle'
	const making = busy && !fetcher.formData?.has('scenario')
	const refused = refusalTexts(fetcher.data)
	return (
		<fetcher.Form method="post" action={action} className="remedy-try">
			<input type="hidden" name="change" value={JSON.stringify(line.change)} />
			<input type="hidden" name="baseRev" value={rev} />
			<input type="hidden" name="once" value={once} />
			<Button
				size="small"
				name="scenario"
				value={line.title}
				disabled={busy || stale}
				aria-label={`Try as scenario: ${line.title}`}
			>
				<FlaskConical className="icon-small" strokeWidth={1.75} aria-hidden />
				{busy && !making ? 'Trying' : 'Try as scenario'}
			</Button>
			<Button size="small" kind="ghost" disabled={busy || stale} aria-label={`Make this change: ${line.title}`}>
				{making ? 'Making it' : 'Make this change'}
			</Button>
			{!busy && refused.length > 0 && (
				<Notice kind="failing" live>
					{refused.join(' ')}
				</Notice>
			)}
		</fetcher.Form>
	)
}

function Note({ parts }: { parts: readonly NotePart[] }) {
	return (
		<p className="list-row-note">
			{parts.map(({ text, why }, index) =>
				why === null ? (
					text
				) : (
					<Why key={`${index} ${text}`} target={why}>
						{text}
					</Why>
				),
			)}
		</p>
	)
}

/** Changes in order, each with what it does, what it costs, and buttons that try it beside the plan or make it there. */
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
								{line.mark !== null && <span className="tag ml-2">{line.mark}</span>}
							</span>
							{line.cost !== '' && (
								<span className="list-row-value">
									{line.costWhy === null ? (
										line.cost
									) : (
										<Why target={line.costWhy} title="Why this cost, against the plan as it is">
											{line.cost}
										</Why>
									)}
								</span>
							)}
						</div>
						<Note parts={line.note} />
						{canTry && line.change !== null && (
							<TryButton line={line} once={`${once}.${String(index)}`} rev={rev} stale={stale} action={action} />
						)}
					</div>
				</li>
			))}
		</ol>
	)
}
