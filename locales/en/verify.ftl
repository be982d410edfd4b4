### Checking an agreement: the question, and what is found.

verify-ask = Send me the number of the agreement (for example 17-1), the checking code at the foot of the page, or the PDF itself. I will say whether it is genuine and what became of it.
verify-not-understood = That is neither a number nor a checking code.
verify-not-a-file = I can check a number, a code or a PDF.
verify-unreadable = I could not read this file. Please send the PDF as you received it, or the number of the agreement.
verify-unknown =
    I cannot confirm this. Among the agreements of this account there is none with such a number, code or file.
    If the number comes from a paper, compare it with the paper. A file counts only as it was sent: opened in an editor and saved, it is a different file.
verify-genuine = <b>Agreement { $number } is genuine.</b> Its text and both acceptances are what they were when it was made.
verify-genuine-file = <b>This is the document of agreement { $number }.</b> The file matches ours byte for byte; the text and both acceptances are what they were when it was made.
verify-other-file = <b>This file is not the document of agreement { $number }.</b> It differs from the one both sides got. That also happens when a file is saved again by another program. The genuine document is behind the button below; this is what is recorded about the agreement itself.
verify-damaged = <b>I cannot confirm agreement { $number }.</b> What is stored no longer matches what was recorded when it was made. Please keep your own copy of the document and tell whoever runs this bot.
verify-about = { $business } and { $client }, { $date }.
verify-in-force = It is in force.
verify-kept = It was kept: everything was paid on { $date }.
verify-broken = It ended on { $date }: a part was late, and the whole remainder became due.
verify-replaced = Agreement { $number } took its place on { $date }.
verify-closed = It ended on { $date } together with its debt.
verify-accepted = Agreed by:
verify-code = Checking code: <code>{ $code }</code>
verify-button-newer = Check { $number }
