import { Form } from '@remix-run/react'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Field, Select } from '#app/components/ui/field.tsx'
import { SHOWN } from '#shared/grid/edit-reply.ts'
import type { FinancingTerm } from '#server/views/prices/financing-terms.ts'
import { StatedList } from '#app/components/plan/stated-list.tsx'

type FinancingCardProps = {
	readonly terms: readonly FinancingTerm[] | null
	readonly rev: number
	readonly canEdit: boolean
	readonly errors: (field: string) => readonly string[]
	/** what was typed and refused */
	readonly typed: Readonly<Record<string, string>> | undefined
}

const labelOf = (value: string, choices: FinancingTerm['choices']) =>
	choices.find((choice) => choice.value === value)?.label ?? value

/** Debt and tax of the plan: none, or their terms, each the usual one unless it is stated. */
export function FinancingCard({ terms, rev, canEdit, errors, typed }: FinancingCardProps) {
	const controlOf = ({ value, choices, usual, seldom: _seldom, ...term }: FinancingTerm) => {
		const given = {
			...term,
			optional: true,
			defaultValue: typed?.[term.name] ?? value,
			errors: errors(term.name),
		}
		return (
			<div key={term.name}>
				<input type="hidden" name={SHOWN + term.name} value={value} />
				{choices.length > 0 ? (
					<Select {...given}>
						<option value="">{usual} (default)</option>
						{choices.map((choice) => (
							<option key={choice.value} value={choice.value}>
								{choice.label}
							</option>
						))}
					</Select>
				) : (
					<Field {...given} />
				)}
			</div>
		)
	}
	return (
		<Card title="Financing terms" plain>
			{terms === null ? (
				<>
					<p className="text-ink-2">
						Returns exclude debt and tax.
						{canEdit && ' With financing, every term is its default until you enter yours.'}
					</p>
					{canEdit && (
						<Form method="post" className="mt-3">
							<input type="hidden" name="intent" value="finance" />
							<input type="hidden" name="baseRev" value={rev} />
							<Button>Finance this plan</Button>
						</Form>
					)}
				</>
			) : !canEdit ? (
				<StatedList
					fields={terms.map(({ value, choices, ...term }) => ({ ...term, value: labelOf(value, choices) }))}
				/>
			) : (
				<>
					<Form key={rev} method="post" className="grid gap-4">
						<input type="hidden" name="intent" value="terms" />
						<input type="hidden" name="baseRev" value={rev} />
						<div className="form-grid">{terms.filter(({ seldom }) => !seldom).map(controlOf)}</div>
						<details open={terms.some(({ name, seldom }) => seldom && errors(name).length > 0) || undefined}>
							<summary className="mb-3 text-ink-2 underline">More</summary>
							<div className="form-grid">{terms.filter(({ seldom }) => seldom).map(controlOf)}</div>
						</details>
						<div>
							<Button kind="primary">Save terms</Button>
						</div>
					</Form>
					<Form method="post" className="mt-3">
						<input type="hidden" name="intent" value="unfinance" />
						<input type="hidden" name="baseRev" value={rev} />
						<Button>Remove financing</Button>
					</Form>
				</>
			)}
		</Card>
	)
}
