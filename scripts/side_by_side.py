"""Runs jobs side by side, each in a process of its own that has so many seconds; none can keep the others, or whoever asked, waiting for ever."""
import multiprocessing
import multiprocessing.connection
import signal
import time


class NoAnswer(Exception):
    """A job that ended without an answer, or did not end."""


def side_by_side(job, cases, at_once, seconds):
    """Yields each case with what `job(*case)` answered, as jobs end; with a NoAnswer where nothing was answered."""
    # Whoever started us may have blocked the signals by which processes are ended, and terminals tell of their own end.
    signal.pthread_sigmask(signal.SIG_SETMASK, set())
    cases, running, exhausted = iter(cases), {}, False
    try:
        while running or not exhausted:
            while not exhausted and len(running) < at_once:
                case = next(cases, None)
                if case is None:
                    exhausted = True
                else:
                    answers, process = start(job, case)
                    running[answers] = (case, process, time.monotonic() + seconds)
            if not running:
                break
            soonest = min(end for _, _, end in running.values())
            ready = multiprocessing.connection.wait(list(running), max(soonest - time.monotonic(), 0))
            late = [answers for answers, (_, _, end) in running.items() if end <= time.monotonic()]
            for answers in dict.fromkeys(ready + late):
                case, process, _ = running.pop(answers)
                yield case, receive(answers, process, seconds)
    finally:
        for _, process, _ in running.values():
            process.kill()


def start(job, case):
    answers, sender = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=answer, args=(sender, job, case), daemon=True)
    process.start()
    sender.close()
    return answers, process


def answer(sender, job, case):
    try:
        sender.send(job(*case))
    except Exception as error:
        sender.send(NoAnswer(f"{type(error).__name__}: {error}"))


def receive(answers, process, seconds):
    """What has come; the process is ended, whether it has answered or not."""
    try:
        if answers.poll():
            came = answers.recv()
            # Its clean-up is left.
            process.join(5)
        else:
            came = NoAnswer(f"it did not end within {seconds:.0f} s")
    except EOFError:
        came = NoAnswer("its process ended without an answer")
    process.kill()
    process.join()
    answers.close()
    return came
