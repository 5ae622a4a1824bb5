import { Form, useNavigation } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { Field, Select } from '#app/components/ui/field.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { BASES, CLAIM_FIELDS, type ClaimField, type ClaimProblem, type ClaimTexts } from '#shared/pages/claim.ts'

const EXAMPLES: Readonly<Partial<Record<ClaimField, string>>> = {
	mw: '100 MW, 1.2 GW',
	sqft: '1.2 M square feet',
	usd: '15 billion USD',
	crew: '4,000 at the peak',
	jobs: '150',
	from: 'this month',
	by: 'Aug 2028, 2028-Q3',
	place: 'Abilene, Texas',
}

/** What was announced: all of it may be left out but one. It asks by its address, so that it works without scripts. */
export function CheckForm({ typed, problems }: { typed: ClaimTexts; problems: readonly ClaimProblem[] }) {
	const busy = useNavigation().state !== 'idle'
	const errorsOf = (field: ClaimField) => problems.flatMap((one) => (one.field === field ? [one.text] : []))
	const field = (name: ClaimField) => ({
		label: CLAIM_FIELDS[name],
		name,
		defaultValue: typed[name],
		placeholder: EXAMPLES[name],
		errors: errorsOf(name),
	})
	return (
		<Form method="get" className="card check-form" aria-label="What was announced" key={JSON.stringify(typed)}>
			{problems.length > 0 && (
				<Notice kind="failing" live title="This cannot be checked yet.">
					Mend what stands in red below. What you typed is kept.
				</Notice>
			)}
			<div className="check-fields">
				<Field {...field('mw')} />
				<Select {...field('basis')} defaultValue={typed.basis === '' ? 'meter' : typed.basis}>
					{Object.entries(BASES).map(([value, words]) => (
						<option key={value} value={value}>
							{words}
						</option>
					))}
				</Select>
				<Field {...field('sqft')} unit="sq ft" />
				<Field {...field('usd')} unit="USD" />
				<Field {...field('crew')} unit="people" />
				<Field {...field('jobs')} unit="people" />
				<Field {...field('from')} />
				<Field {...field('by')} />
				<Field {...field('place')} />
			</div>
			<div className="flex flex-wrap items-center gap-3">
				<Button kind="primary" disabled={busy}>
					{busy ? 'Checking' : 'Check it'}
				</Button>
				<ButtonLink kind="ghost" to="/check">
					Start over
				</ButtonLink>
				<span className="text-ink-2">One of them is enough. Nothing is kept; the address holds all you typed.</span>
			</div>
		</Form>
	)
}
