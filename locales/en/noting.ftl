# Speaking instead of typing, and a call by telephone.
dictation-start = Say it
dictation-stop = Stop listening
dictation-hearing = Your device is listening. Nothing leaves it.
dictation-failed = This device can't listen now. Please type it.
worry-call = Is someone calling? Write down what the caller says, in their own words. Choose with every statement who said it.
