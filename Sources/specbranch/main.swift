print("specbranch")
