import { Form } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { StatusMark } from '#app/components/ui/status-mark.tsx'
import { useAddressWith } from '#app/hooks/use-address-with.ts'
import type { PromotionView } from '#server/actions/scenarios/compare.ts'
import { TAB } from '#shared/pages/page-part.ts'

type PromoteCardProps = { promotion: PromotionView; tab: string; busy: boolean }

const inputsText = (inputs: number) => (inputs === 1 ? '1 input' : `${String(inputs)} inputs`)

/** What a promotion does besides, before it is done; it is one step to undo. */
export function PromoteCard({ promotion, tab, busy }: PromoteCardProps) {
	const { id, label, rev, kept, others, dates } = promotion
	const cancel = useAddressWith(TAB)(tab)
	return (
		<Card title={`Promote “${label}” to baseline: what changes`} className="promote-card">
			<Form method="post" className="grid gap-2">
				<input type="hidden" name="id" value={id} />
				<input type="hidden" name="rev" value={rev} />
				<ul className="promote-list">
					<li>
						<StatusMark status="ok" word="Kept" /> Today’s baseline is kept as scenario <b>“{kept}”</b>.
					</li>
					{others.length > 0 && (
						<li>
							<StatusMark status="tight" word="Changes" />{' '}
							{others.map(({ label: name, inputs }) => `“${name}” changes in ${inputsText(inputs)}`).join(', ')},
							because scenarios follow the baseline.
							<fieldset className="promote-others">
								<legend className="sr-only">Other scenarios</legend>
								<label>
									<input type="radio" name="others" value="keep" defaultChecked /> Keep them unchanged
								</label>
								<label>
									<input type="radio" name="others" value="follow" /> Follow the new baseline
								</label>
							</fieldset>
						</li>
					)}
					<li>
						<StatusMark status={dates === 0 ? 'ok' : 'tight'} word={dates === 0 ? 'Same' : 'Moves'} />{' '}
						{dates === 0
							? 'No schedule dates move.'
							: `${dates === 1 ? '1 schedule date moves' : `${String(dates)} schedule dates move`}.`}
					</li>
					<li>
						<StatusMark status="ok" word="Kept" /> Issued reports stay as issued.
					</li>
				</ul>
				<div className="flex flex-wrap items-center gap-2">
					<Button kind="primary" name="intent" value="promote" disabled={busy}>
						Promote
					</Button>
					<ButtonLink to={cancel} size="small">
						Cancel
					</ButtonLink>
					<span className="text-ink-3">One step to undo, Ctrl Z</span>
				</div>
			</Form>
		</Card>
	)
}
