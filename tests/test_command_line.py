"""The command line prints all of it or says in one line why not."""

from __future__ import annotations

import io
import json
import os
import runpy
import subprocess
import sys
from datetime import date
from pathlib import Path

import attrs
import pytest

from creditline import CNY, CreditLine
from creditline import __main__ as program
from creditline import catalog as presets
from creditline.acts import Purchase
from creditline.catalog import baitiao_orders, huabei, meituan_pay
from creditline.cli import catalog
from creditline.interchange import commands_to_lines, line_from_plain, to_beancount, to_csv, to_hledger
from creditline.terms import BillingCycle, DueAfter, LateFee

main = program.main
EXAMPLES = Path(__file__).parent.parent / "examples"
EXPORT = str(EXAMPLES / "data" / "meituan-2025-02.csv")
COMMANDS = str(EXAMPLES / "commands.jsonl")
OPEN = '{"type": "Open", "product": {"preset": "huabei"}, "limit": "100.00 CNY", "on": "2026-10-01", "id": "alice"}\n'
PURCHASE = '{"type": "Purchase", "amount": "60.00 CNY", "on": "2026-10-20", "id": "order-1"}\n'
OFFER = '{"type": "InstallmentOffer", "periods": 3, "method": {"type": "SumOfDigits", "total_rate": "6%"}}'
IN_PARTS = PURCHASE.replace("}", f', "installments": {OFFER}}}')


@pytest.fixture
def file(tmp_path):
    """A file with that content, by name."""

    def write(content, name="acts.jsonl"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


class TestReplay:
    # Source of the figures: deb-sig/double-entry-generator, example/mt/example-mt-records.csv (Apache-2.0).
    def test_an_export_to_the_end_of_its_month(self, printed, golden):
        assert printed("replay", EXPORT) == golden("replay_export")

    def test_the_line_of_an_export(self, printed):
        out = printed("replay", EXPORT, "--limit", "3,000.00", "--opened", "2025-02-01", "--until", "2025-02-28")
        assert "On 2025-02-28: open" in out
        assert "available             3,000.00 CNY  of a limit of 3,000.00 CNY" in out
        assert "Statement" not in out

    def test_an_export_that_does_not_say_how_far_it_goes(self, printed, file):
        content = Path(EXPORT).read_text("utf-8-sig").replace("终止时间：[2025-02-28]", "")
        assert "On 2025-02-28: open" in printed("replay", file(content))

    def test_an_export_whose_preamble_ends_before_its_last_act(self, printed, file):
        content = Path(EXPORT).read_text("utf-8-sig").replace("终止时间：[2025-02-28]", "终止时间：[2025-02-26]")
        assert "On 2025-02-28: open" in printed("replay", file(content))

    def test_commands(self, printed, golden):
        assert printed("replay", COMMANDS) == golden("replay_commands")

    def test_what_is_overdue(self, printed, file):
        out = printed("replay", file(OPEN + PURCHASE), "--until", "2026-11-20")
        # 11 nights of 60.00 at 0.05 % are 0.33.
        assert "On 2026-11-20: open, 11 days past due (M1)" in out
        assert "payoff                60.33 CNY  (principal 60.00 CNY, interest 0.33 CNY)" in out
        assert "2026-11-09  60.00 CNY  60.00 CNY   6.00 CNY  statement of 2026-11-01, overdue" in out

    def test_commands_that_the_library_wrote(self, printed, file):
        line = CreditLine.open(huabei(), limit=CNY(100), on=date(2026, 10, 1), id="alice")
        line = line.apply(Purchase(CNY(60), on=date(2026, 10, 20), id="order-1"))
        written = printed("replay", file(commands_to_lines(line.commands)))
        assert written == printed("replay", file(OPEN + PURCHASE, "by-hand.jsonl"))

    @pytest.mark.parametrize("to", ["beancount", "hledger", "csv", "json"])
    def test_the_books_instead(self, printed, to):
        assert printed("replay", EXPORT, "--to", to) == printed("export", EXPORT, "--to", to)


class TestExport:
    @pytest.fixture
    def line(self, printed):
        return line_from_plain(json.loads(printed("export", EXPORT, "--to", "json")))

    def test_json_is_the_line_again(self, line):
        assert (line.as_of, line.credit_balance, line.available) == (date(2025, 3, 1), CNY("0.66"), CNY(1000))

    @pytest.mark.parametrize(("to", "write"), [("beancount", to_beancount), ("hledger", to_hledger), ("csv", to_csv)])
    def test_the_books_are_those_of_the_line(self, printed, line, to, write):
        assert printed("export", EXPORT, "--to", to) == write(line)

    def test_replay_reads_its_json_again(self, printed, file):
        again = file(printed("export", EXPORT, "--to", "json"), "line.json")
        assert printed("replay", again) == printed("replay", EXPORT)

    def test_the_format_is_asked_for(self, misused):
        assert "the following arguments are required: --to" in misused("export", EXPORT)
        assert "invalid choice: 'xls'" in misused("export", EXPORT, "--to", "xls")


class TestStatement:
    def test_all_of_them(self, printed):
        out = printed("statement", COMMANDS)
        assert [row for row in out.splitlines() if row.startswith("Statement")] == [
            "Statement 1 of 2026-11-01 (2026-10-01 to 2026-10-31)",
            "Statement 2 of 2026-12-01 (2026-11-01 to 2026-11-30)",
        ]

    def test_one_by_its_number(self, printed):
        first, second = printed("statement", COMMANDS, "--number", "1"), printed("statement", COMMANDS, "--number", "2")
        assert printed("statement", COMMANDS) == f"{first}\n{second}"

    def test_one_that_was_not_issued(self, refused):
        reason = f"creditline: {COMMANDS}: no statement 3 was issued through 2026-12-01; there are 2"
        assert refused("statement", COMMANDS, "--number", "3") == reason

    def test_none_at_all(self, refused, file):
        path = file(OPEN)
        assert (
            refused("statement", path) == f"creditline: {path}: no statement was issued through 2026-10-01; there are 0"
        )

    @pytest.mark.parametrize("number", ["0", "-1", "one", "1.5", "\uff11"])
    def test_a_number_that_is_none(self, misused, number):
        assert f"{number!r} is not a whole number of at least 1" in misused("statement", COMMANDS, f"--number={number}")


class TestCatalog:
    def test_every_preset_with_its_terms(self, printed):
        lines = printed("catalog").splitlines()
        assert [line.split("  ")[0] for line in lines[2:]] == presets.__all__
        assert [" ".join(line.split()) for line in lines if line.startswith(("cre", "fenf", "us_"))] == [
            "credit_card CMB Card 2023 day 5 18 days after 10 % 0.05 %/day full 5 % of the minimum none",
            "fenfu Fenfu 2023 day 1 day 10 10 % 0.04 %/day daily none none",
            "us_card US Card 2012 day 31 day 25 2 % 17 %/year average_daily_balance 25.00 USD none",
        ]
        assert [" ".join(line.split()) for line in lines if line.startswith(("bai", "hua", "mei"))] == [
            "baitiao Baitiao 2022 day 1 9 days after in full none 0.07 %/day overdue "
            + ", ".join(offer.name for offer in presets.baitiao().installments),
            "baitiao_orders Baitiao Orders 2022 each order 30 days after in full none 0.07 %/day order 3, 6, 12, 24",
            "huabei Huabei 2022 day 1 day 9 10 % 0.05 %/day overdue none "
            + ", ".join(offer.name for offer in huabei().installments),
            "meituan_pay Meituan Pay Later 2022 day 1 day 8 in full 0.05 %/day overdue none none",
        ]

    @pytest.mark.parametrize(
        ("late_fee", "said"),
        [
            (LateFee.share_of_minimum("5%"), "5 % of the minimum"),
            (LateFee.tiers([(CNY(0), CNY(0)), (CNY(25), CNY(2))]), "0.00 CNY to 2.00 CNY"),
            (LateFee.missed_minimum(CNY(25), repeated=CNY(35)), "25.00 CNY"),
            ((LateFee.flat(CNY(7)), LateFee.share_of_minimum("2%")), "7.00 CNY, 2 % of the minimum"),
        ],
    )
    def test_a_late_fee_in_short(self, printed, monkeypatch, late_fee, said):
        monkeypatch.setattr(catalog, "PRESETS", {"one": lambda: attrs.evolve(meituan_pay(), late_fee=late_fee)})
        assert said in printed("catalog").splitlines()[2]

    def test_an_order_that_falls_due_a_month_after(self, printed, monkeypatch):
        monkeypatch.setattr(catalog, "PRESETS", {"orders": lambda: baitiao_orders("monthly")})
        assert "  each order  1 month after  " in printed("catalog").splitlines()[2]

    def test_a_due_date_some_days_after_and_no_interest(self, printed, monkeypatch):
        product = attrs.evolve(meituan_pay(), cycle=BillingCycle(1, DueAfter(9)), interest=None)
        monkeypatch.setattr(catalog, "PRESETS", {"bank": lambda: product})
        assert printed("catalog").splitlines()[2] == (
            "bank    Meituan Pay Later 2022  day 1      9 days after  in full  none      none      none"
        )


class TestWhatIsRefused:
    def test_a_file_that_is_not_there(self, refused):
        assert refused("replay", "nowhere.csv") == "creditline: nowhere.csv: No such file or directory"

    def test_a_folder(self, refused, tmp_path):
        assert refused("replay", str(tmp_path)) == f"creditline: {tmp_path}: Is a directory"

    @pytest.mark.parametrize("content", ["", "[1, 2]\n", "date,amount\n2026-10-01,5\n", "交易时间,金额,备注\n"])
    def test_a_file_of_another_kind(self, refused, file, content):
        path = file(content)
        reason = "the file holds neither commands as JSON lines nor an export of Meituan"
        assert refused("replay", path) == f"creditline: {path}, row 1: {reason}"

    @pytest.mark.parametrize("encoding", ["utf-16", "gb18030"])
    def test_another_encoding(self, refused, file, encoding):
        path = file(Path(EXPORT).read_text("utf-8-sig").encode(encoding))
        assert refused("replay", path).startswith(f"creditline: {path}, row 1: not UTF-8 text: the byte 0x")

    def test_an_export_without_its_header(self, refused, file):
        path = file("美团交易账单明细\n")
        assert refused("replay", path).startswith(f"creditline: {path}, row 1: the file ends without the header ")

    def test_an_export_without_its_preamble(self, printed, file):
        content = Path(EXPORT).read_text("utf-8-sig")
        assert "On 2025-02-28: open" in printed("replay", file(content[content.index("交易创建时间") :]))

    def test_an_export_without_the_line(self, refused, file):
        path = file(Path(EXPORT).read_text("utf-8-sig").replace("美团月付", "微信支付"))
        assert refused("replay", path) == f"creditline: {path}: nothing in this export was paid with 美团月付"

    def test_a_malformed_row_of_an_export(self, refused, file):
        path = file(Path(EXPORT).read_text("utf-8-sig").replace("¥21.17", "¥21.175"))
        reason = "实付金额: 21.175 CNY is finer than the 2 decimals of CNY"
        assert refused("replay", path) == f"creditline: {path}, row 21: {reason}"

    def test_what_the_line_of_an_export_refuses(self, refused):
        reason = "26.31 CNY is more than the 8.17 CNY available of a limit of 30.00 CNY"
        assert refused("replay", EXPORT, "--limit", "30") == f"creditline: {EXPORT}, row 29: {reason}"

    def test_an_export_older_than_its_line(self, refused):
        reason = "2025-02-12 lies before 2025-02-13, the day that the line has reached"
        assert refused("replay", EXPORT, "--opened", "2025-02-13") == f"creditline: {EXPORT}, row 31: {reason}"

    @pytest.mark.parametrize(
        ("row", "reason"),
        [
            (
                PURCHASE.replace("10-20", "09-30"),
                "2026-09-30 lies before 2026-10-01, the day that the line has reached",
            ),
            (
                PURCHASE.replace("60", "100.01").replace(".00 CNY", " CNY"),
                "100.01 CNY is more than the 100.00 CNY available of a limit of 100.00 CNY",
            ),
            (PURCHASE.replace("CNY", "USD"), "USD does not mix with CNY"),
            (PURCHASE.replace("60.00", "60.001"), "amount: 60.001 CNY is finer than the 2 decimals of CNY"),
            (PURCHASE.replace("60.00", "-60.00"), "amount is more than zero, not -60.00 CNY"),
            (PURCHASE.replace('"60.00 CNY"', "60.5"), "60.5 is a number with a point"),
            (PURCHASE.replace("2026-10-20", "2026-10-20T00:00:00"), "on: "),
            (PURCHASE.replace("Purchase", "Buy"), "type: 'Buy' is not one of "),
            (PURCHASE.replace("amount", "sum"), "sum: Purchase has no such field"),
            (PURCHASE[:-20], "it is not JSON"),
            (OPEN.replace('"id": "', '"id": "another-'), "Open is not a command that a line takes"),
            ('{"type": "Refund", "purchase": "x", "on": "2026-10-20", "id": "r"}', "there is no purchase 'x'"),
            ('{"type": "Repay", "amount": "1.00 CNY", "on": "9999-12-31", "id": "r"}', "1 months from 9999-12-01 lie"),
            (IN_PARTS.replace("2026-10-20", "9999-12-31"), "1 months from 9999-12-01 lie outside the calendar"),
            (IN_PARTS.replace("SumOfDigits", "Digits"), "installments.method.type: 'Digits' is not one of "),
        ],
    )
    def test_a_command(self, refused, file, row, reason):
        path = file(f"{OPEN}\n{row}\n{PURCHASE}")
        assert refused("replay", path).startswith(f"creditline: {path}, row 3: {reason}")

    def test_a_file_whose_first_command_opens_no_line(self, refused, file):
        path = file(PURCHASE)
        reason = f"creditline: {path}, row 1: the first command of a line is Open, not Purchase("
        assert refused("replay", path).startswith(reason)

    def test_a_file_without_commands(self, refused, file):
        path = file('{"format": "creditline/commands", "version": 1}\n')
        reason = "there is no command, not even the one that opens the line"
        assert refused("replay", path) == f"creditline: {path}: {reason}"

    def test_a_line_of_another_version(self, refused, file):
        path = file('{"format": "creditline/line", "version": 2, "commands": []}', "line.json")
        assert refused("replay", path) == f"creditline: {path}: version: this release reads 1, not 2"

    def test_time_that_does_not_go_back(self, refused):
        reason = "2026-11-30 lies before 2026-12-01, the day that the line has reached"
        assert refused("replay", COMMANDS, "--until", "2026-11-30") == f"creditline: {COMMANDS}: {reason}"

    def test_time_without_end(self, refused, file):
        assert "lie outside the calendar" in refused("replay", EXPORT, "--until", "9999-12-31")
        path = file(Path(EXPORT).read_text("utf-8-sig").replace("[2025-02-28]", "[9999-12-31]"))
        assert refused("replay", path) == f"creditline: {path}: date value out of range"

    def test_books_that_a_format_cannot_hold(self, refused, file):
        path = file(OPEN + PURCHASE.replace('"id"', '"merchant": "a;b", "id"'))
        assert "holds ';'" in refused("export", path, "--to", "hledger")

    def test_a_name_of_two_lines_is_told_in_one(self, refused, tmp_path):
        assert refused("replay", str(tmp_path / "a\nb")).startswith(f"creditline: {tmp_path}/a b: ")


class TestUsage:
    def test_no_command(self, misused):
        assert "usage: creditline" in misused()

    @pytest.mark.parametrize(
        ("arguments", "reason"),
        [
            (["--until", "tomorrow"], "'tomorrow' is not a day such as 2025-03-01"),
            (["--opened", "2025-02-30"], "'2025-02-30' is not a day such as 2025-03-01"),
            (["--limit", "a lot"], "'a lot' is not a plain decimal number"),
            (["--limit", "1000.001"], "1000.001 CNY is finer than the 2 decimals of CNY"),
            (["--limit=-1"], "a limit is not negative, but -1.00 CNY is"),
        ],
    )
    def test_arguments_that_say_nothing(self, misused, arguments, reason):
        assert reason in misused("replay", EXPORT, *arguments)

    @pytest.mark.parametrize("argument", ["--limit=100", "--opened=2026-10-01"])
    def test_commands_open_their_line_themselves(self, misused, argument):
        assert "--limit and --opened are for exports" in misused("replay", COMMANDS, argument)

    @pytest.mark.parametrize("command", [[], ["quote"], ["replay"], ["statement"], ["export"], ["catalog"]])
    def test_help_fits_a_terminal(self, capsys, monkeypatch, command):
        monkeypatch.setenv("COLUMNS", "80")
        monkeypatch.setenv("NO_COLOR", "1")
        with pytest.raises(SystemExit) as left:
            main([*command, "--help"])
        out = capsys.readouterr().out
        assert left.value.code == 0
        assert out.startswith("usage: creditline")
        assert max(map(len, out.splitlines())) < 80

    def test_help_names_every_command(self, capsys, monkeypatch):
        monkeypatch.setenv("NO_COLOR", "1")
        with pytest.raises(SystemExit):
            main(["--help"])
        out = capsys.readouterr().out
        assert all(f"\n    {command} " in out for command in ("quote", "replay", "statement", "export", "catalog"))
        assert "examples:" in out

    def test_version(self, capsys):
        with pytest.raises(SystemExit) as left:
            main(["--version"])
        assert left.value.code == 0
        assert capsys.readouterr().out.startswith("creditline 0.")


class TestStreams:
    def test_a_stream_without_an_encoding(self, monkeypatch):
        """A notebook prints to an object of its own, which takes text as it is."""
        page = io.StringIO()
        monkeypatch.setattr(sys, "stdout", page)
        assert main(["replay", EXPORT]) == 0
        assert "满月甜品" in page.getvalue()

    def test_a_reader_that_has_seen_enough(self, monkeypatch, capsys):
        reader, writer = os.pipe()
        os.close(reader)
        with os.fdopen(writer, "w") as stream:
            monkeypatch.setattr(sys, "stdout", stream)
            assert main(["replay", EXPORT]) == 0
        assert capsys.readouterr().err == ""

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
    def test_a_disk_that_is_full(self, monkeypatch, capsys):
        with Path("/dev/full").open("w") as stream:
            monkeypatch.setattr(sys, "stdout", stream)
            assert main(["catalog"]) == 1
        assert capsys.readouterr().err == "creditline: standard output: No space left on device\n"


class TestAsAProcess:
    def test_it_leaves_with_its_status(self, monkeypatch, capsys):
        monkeypatch.setattr(sys, "argv", ["creditline", "catalog"])
        with pytest.raises(SystemExit) as left:
            runpy.run_path(program.__file__, run_name="__main__")
        assert left.value.code == 0
        assert capsys.readouterr().out.startswith("preset")

    def run(self, *arguments, **environment):
        command = [sys.executable, "-W", "error", "-m", "creditline", *arguments]
        return subprocess.run(command, capture_output=True, check=False, env=os.environ | environment)

    @pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gb18030"])
    def test_it_speaks_utf8_whatever_the_locale(self, encoding):
        done = self.run("replay", EXPORT, PYTHONIOENCODING=encoding, PYTHONUTF8="0", LC_ALL="C")
        assert (done.returncode, done.stderr) == (0, b"")
        assert "满月甜品" in done.stdout.decode("utf-8")

    def test_a_refusal_speaks_utf8_too(self, file):
        path = file(Path(EXPORT).read_text("utf-8-sig").replace("美团月付", "微信支付"))
        done = self.run("replay", path, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
        assert (done.returncode, done.stdout) == (1, b"")
        assert done.stderr.decode("utf-8").endswith("was paid with 美团月付\n")

    def test_wrong_usage_leaves_with_2(self):
        assert self.run("replay").returncode == 2

    def test_a_closed_pipe_is_no_failure(self):
        command = [sys.executable, "-W", "error", "-m", "creditline", "export", EXPORT, "--to", "json"]
        reader, writer = os.pipe()
        os.close(reader)
        with os.fdopen(writer, "wb") as closed:
            done = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, check=False)
        assert (done.returncode, done.stderr) == (0, b"")
