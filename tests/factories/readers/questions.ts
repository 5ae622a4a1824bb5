import type { ReportPreset } from '#shared/schemas/report/report-settings.ts'

/** What a reader asks first, and by what page one is seen to answer it. */
export type Question = { readonly asks: string; readonly answered: RegExp }

/** Ten questions a reader: page one of their paper answers at least eight of them. */
export const QUESTIONS: Readonly<Record<ReportPreset, readonly Question[]>> = {
	board: [
		{ asks: 'What am I asked to decide?', answered: /Decisions.*order Lot 2/is },
		{ asks: 'By when?', answered: /\bBy\b.*[A-Z][a-z]{2} 20\d\d/s },
		{ asks: 'What does it cost?', answered: /Cost.*[+−][$¥][\d.]+ ?[KMBT]/is },
		{ asks: 'What does it bring?', answered: /What it brings.*(?:MW-months|sooner)/s },
		{ asks: 'What happens if we do not?', answered: /If not/ },
		{ asks: 'When is full power, against the target?', answered: /Full power.*target [A-Z][a-z]{2} 20\d\d/s },
		{ asks: 'How much capital?', answered: /Capex.*[$¥][\d.]+ ?[BT]/s },
		{ asks: 'What does it return?', answered: /Project IRR.*%/s },
		{ asks: 'What is the largest loss, in money?', answered: /Largest losses, in money.*[$¥][\d.]+[MBT]/s },
		{ asks: 'What changed since the last issue?', answered: /Since issue R\d\d/ },
	],
	lender: [
		{ asks: 'How much is lent?', answered: /Term loan [$¥][\d.]+ ?[BT]/ },
		{ asks: 'How well is it covered?', answered: /Minimum DSCR [\d.]+ ×/ },
		{ asks: 'Over the life of the loan?', answered: /LLCR [\d.]+ ×/ },
		{ asks: 'For how long?', answered: /\d+ months from/ },
		{ asks: 'What is owed when the plan ends?', answered: /Owed at plan end [$¥][\d.]+ ?[BT]/ },
		{ asks: 'Where does the money come from and go to?', answered: /Sources and uses, to .*Total/s },
		{ asks: 'How much revenue is contracted?', answered: /\d+ ?% contracted, \d+ ?% merchant/ },
		{ asks: 'What if prices, demand, dates or cost are worse?', answered: /Prices 30% lower.*Halls six months later/s },
		{ asks: 'How good is the estimate?', answered: /class \d, −\d+\/\+\d+/ },
		{ asks: 'What must be settled first?', answered: /Conditions precedent we propose.*Offtake/s },
	],
	utility: [
		{ asks: 'How much contract demand?', answered: /Requested: [\d,]+ MW of contract demand/ },
		{ asks: 'At which voltage?', answered: /at \d+ kV|\bkV Point of interconnection\b.* \d{2,3} not stated/s },
		{ asks: 'In which phases, from when?', answered: /Contract demand, MW.*[Ee]nergized.*[A-Z][a-z]{2} 20\d\d/s },
		{ asks: 'When is each phase full?', answered: /Full after ramp/ },
		{ asks: 'What is the peak load, and when?', answered: /Peak load [\d,]+ MW/ },
		{ asks: 'What is imported with own plant, and without?', answered: /Peak import [\d,]+ MW/ },
		{ asks: 'Does the substation hold N−1?', answered: /N−1 limit of [\d,]+ MW/ },
		{ asks: 'What is the load made of?', answered: /Electronic, through UPS \d+ ?%/ },
		{ asks: 'What can give way?', answered: /What can give way/ },
		{ asks: 'Is the same load requested elsewhere?', answered: /Same load requested elsewhere/ },
	],
	contractor: [
		{ asks: 'How many halls, by when?', answered: /halls? by [A-Z][a-z]+ 20\d\d/ },
		{ asks: 'When is each turned over?', answered: /Turnover by hall.*Planned Leveled/s },
		{ asks: 'How late is each, and why?', answered: /What limits.*electricians/s },
		{ asks: 'What float is there?', answered: /float.*\d+ mo/s },
		{ asks: 'Which steps make up the critical hall?', answered: /level 2/ },
		{ asks: 'How many people at the peak?', answered: /Peak construction headcount [\d,]+ people/ },
		{ asks: 'How many hours?', answered: /Labor hours on site [\d.,]+[kM]? hours/ },
		{ asks: 'What does a megawatt of hall cost?', answered: /Halls, per MW IT [$¥][\d.]+ ?[MB]/ },
		{
			asks: 'Which long-lead items are late?',
			answered: /past order-by: [A-Z]|arriving up to [\w-]+ months? late: [A-Z]/,
		},
		{ asks: 'What is not in the estimate?', answered: /Not in the estimate.*utility’s own works/s },
	],
	training: [
		{ asks: 'How many apprentices?', answered: /Take on \d+ apprentices/ },
		{ asks: 'In which trades?', answered: /Intake by trade and cohort.*Electricians/s },
		{ asks: 'In which cohort?', answered: /Begin 20\d\d/ },
		{ asks: 'How many seats?', answered: /Seats, at most \d+/ },
		{ asks: 'How many instructors?', answered: /Instructors: \d+/ },
		{ asks: 'What part of the need is local?', answered: /Met locally \d+ ?%/ },
		{ asks: 'When are they journeymen?', answered: /Journeyman.*[A-Z][a-z]{2} 20\d\d/s },
		{ asks: 'How sure is the need?', answered: /Power signed, in the month of peak need [\d,]+ MW/ },
		{ asks: 'Who still has work after the peak?', answered: /Who still has work in 20\d\d/ },
		{ asks: 'What is to be opened by when?', answered: /Next steps.*Open seats/s },
	],
}
