#!/usr/bin/env python3
"""The manual page and the completion of shells hold every command and every option."""

import re
import shutil
import subprocess

import harness
from harness import case, expect_equal


def tables(work):
    """{command: its options} as `help` lists them."""
    names = re.findall(r"^  (\w+)", work.run("help").out.split("Commands\n")[1].split("\nOptions")[0], re.MULTILINE)
    return {name: re.findall(r"--([a-z-]+)", re.sub(r"(?m)(--[a-z-]+).*", r"\1", work.run("help", name).out.split("\nOptions\n")[1])) for name in names}


def completed(script, folder, *words):
    """What bash offers for the last of these words."""
    lines = [script, "COMP_WORDS=(%s)" % " ".join("'%s'" % word for word in words), "COMP_CWORD=%d" % (len(words) - 1), "_boardpaper",
             'printf "%s\\n" "${COMPREPLY[@]}"']
    found = subprocess.run(["bash", "--norc", "-eu", "-c", "\n".join(lines)], cwd=folder, stdout=subprocess.PIPE, check=True, timeout=60)
    return found.stdout.decode().split()


@case
def the_manual_has_all(work):
    page = work.run("help", "--man").expect(0).out.replace("\\-", "-")
    found = tables(work)
    assert len(found) >= 8 and all(found.values()), found
    for command, options in found.items():
        assert "\n.SS %s" % command in page and "\n.B boardpaper %s\n" % command in page, command
        for option in options:
            assert re.search(r"(?m)^\.B (-\w, )?--%s\b" % option, page), option
        own = page.split("\n.SS %s" % command)[1].split("\n.S")[0]
        for option in set(options) - {"messages", "color", "quiet", "verbose", "help", "version"}:
            assert "--" + option in own, (command, option)
    assert "@" not in page and "NO_COLOR" in page and "SOURCE_DATE_EPOCH" in page


@case
def the_manual_is_sound_roff(work):
    """Formatted without a complaint, where there is something to format with."""
    formatter = shutil.which("mandoc") or shutil.which("groff")
    if not formatter:
        return
    words = [formatter, "-T", "lint"] if formatter.endswith("mandoc") else [formatter, "-man", "-ww", "-Tutf8"]
    done = subprocess.run(words, input=work.run("help", "--man").out.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False, timeout=60)
    expect_equal(done.stderr.decode(), "", "what the formatter says")


@case
def bash_completes_commands_options_and_values(work):
    script = work.run("help", "--completion", "bash").expect(0).out
    found = tables(work)
    offered = completed(script, work.folder, "boardpaper", "")
    assert set(found) <= set(offered), offered
    expect_equal(completed(script, work.folder, "boardpaper", "sh"), ["show"], "sh")
    for command, options in found.items():
        expect_equal(set(completed(script, work.folder, "boardpaper", command, "--")), {"--" + option for option in options}, command)
        expect_equal(completed(script, work.folder, "boardpaper", "-q", command, "--hel"), ["--help"], command)
    expect_equal(completed(script, work.folder, "boardpaper", "show", "x.yaml", "--format", "m"), ["markdown"], "--format m")
    expect_equal(completed(script, work.folder, "boardpaper", "build", "--only", "=", "x"), ["xlsx"], "--only=x")
    expect_equal(completed(script, work.folder, "boardpaper", "build", "report-specs/ann"), ["report-specs/annual.yaml"], "a file")
    expect_equal(completed(script, work.folder, "boardpaper", "build", "--out", "sample"), ["sample-data"], "a folder")
    expect_equal(completed(script, work.folder, "boardpaper", "help", "rec"), ["reconcile"], "help rec")


@case
def other_shells_have_every_command_and_option(work):
    for shell, option_of in (("zsh", "'--%s"), ("fish", " -l %s")):
        script = work.run("help", "--completion", shell).expect(0).out
        for command, options in tables(work).items():
            assert all(option_of % option in script for option in options) and command in script, (shell, command)
        if shutil.which(shell):
            subprocess.run([shell, "-n"], input=script.encode(), check=True, timeout=60)
    work.run("help", "--completion", "tcsh").expect(2, "bash, zsh or fish", "USE007")


@case
def the_build_writes_them(work):
    for name, words in (("boardpaper.1", ["--man"]), ("boardpaper.bash", ["--completion", "bash"])):
        path = harness.os.path.join(harness.os.path.dirname(harness.program), name)
        if harness.os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                expect_equal(file.read(), work.run("help", *words).out, name)


harness.main()
